using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Imap;
using Steward.Mail.Reading;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;
using Steward.Mail.Writing;
using Steward.Testing.Post;
using Xunit;

namespace Steward.Tests.Mail;

/// <summary>Against a real Dovecot, with mail that came through a real Postfix.</summary>
public class ImapSessionTests
{
    [Theory]
    [InlineData(Protection.StartTls, ProofKind.Password)]
    [InlineData(Protection.Tls, ProofKind.Password)]
    [InlineData(Protection.Tls, ProofKind.AccessToken)]
    public async Task What_was_written_and_sent_is_read_back(Protection protection, ProofKind kind)
    {
        var rosa = MailPost.NewAddress();
        var mail = SmtpSessionTests.Mail(rosa, "Grüße aus dem Büro 🙂");
        await Deliver(rosa, mail);
        await using var session = await Open(rosa, protection, kind);
        var inbox = (await session.Select("INBOX")).Value!;
        inbox.Count.ShouldBe(1);
        var uid = (await session.Search(1)).Value!.ShouldHaveSingleItem();

        var raw = new MemoryStream();
        (await session.Fetch(uid, raw)).Value!.Size.ShouldBe(raw.Length);
        raw.Position = 0;
        var read = await MailReader.Read(raw);
        (read.Subject, read.Id, read.Text!.ReplaceLineEndings("\n").TrimEnd()).ShouldBe(("Grüße aus dem Büro 🙂", mail.Id, mail.Text));
        read.Faults.ShouldBeEmpty();
        (await session.Look(uid)).Value!.Flags.ShouldNotContain("\\Seen", "reading by a program marks nothing");
    }

    [Fact]
    public async Task Reading_goes_on_where_it_stopped_and_begins_anew_when_numbers_mean_others()
    {
        var rosa = MailPost.NewAddress();
        await Deliver(rosa, SmtpSessionTests.Mail(rosa, "First"), SmtpSessionTests.Mail(rosa, "Second"));
        ImapPosition position;
        await using (var session = await Open(rosa))
        {
            var inbox = (await session.Select("INBOX")).Value!;
            var uids = (await session.Search(new ImapPosition(0, 0).NextIn(inbox))).Value!;
            uids.Count.ShouldBe(2);
            (await session.Store(uids[0], "\\Seen")).Succeeded.ShouldBeTrue();
            (await session.Search(1, unseenOnly: true)).Value!.ShouldBe([uids[1]]);
            position = new ImapPosition(inbox.Validity, uids[^1]);
        }

        await Deliver(rosa, SmtpSessionTests.Mail(rosa, "Third"));
        await using var later = await Open(rosa);
        var again = (await later.Select("INBOX")).Value!;
        (await later.Search(position.NextIn(again))).Value!.ShouldHaveSingleItem().ShouldBe(position.LastUid + 1);
        (await later.Search(position.LastUid + 2)).Value!.ShouldBeEmpty("a range beyond the last message names the last one");
        (position with { Validity = position.Validity + 1 }).NextIn(again).ShouldBe(1u);
    }

    [Fact]
    public async Task A_waiting_session_hears_of_new_mail_and_of_silence()
    {
        var rosa = MailPost.NewAddress();
        await using var session = await Open(rosa);
        await session.Select("INBOX");
        (await session.Idle(TimeSpan.FromMilliseconds(200))).Value.ShouldBeFalse();
        var waiting = session.Idle(TimeSpan.FromMinutes(1));
        await Deliver(rosa, SmtpSessionTests.Mail(rosa, "New"));
        (await waiting).Value.ShouldBeTrue();
        (await session.Search(1)).Value!.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_server_refuses_is_a_value_and_the_session_goes_on()
    {
        var rosa = MailPost.NewAddress();
        await using var session = await Open(rosa);
        (await session.Select("Gelöscht \"&\"")).Trouble!.Words.ShouldContain("exist");
        (await session.Select("INBOX")).Succeeded.ShouldBeTrue();
        var gone = await session.Fetch(4_000_000_000, Stream.Null);
        (gone.Value, gone.Trouble).ShouldBe((null, null));
        (await session.Store(1, "\\Seen)\r\na1 LOGOUT")).Succeeded.ShouldBeFalse();
        (await session.Search(1)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_larger_than_is_wanted_is_not_fetched()
    {
        var rosa = MailPost.NewAddress();
        await Deliver(rosa, SmtpSessionTests.Mail(rosa, "Large") with { Text = new string('x', 20_000) });
        await using var session = (await TryOpen(rosa, Protection.Tls, ProofKind.Password, MailPost.Password, mostBytes: 10_000)).Session!;
        await session.Select("INBOX");
        var target = new MemoryStream();
        (await session.Fetch(1, target)).Trouble!.Wire.ShouldBe(WireTrouble.Endless);
        target.Length.ShouldBe(0);
        (await session.Search(1)).Value!.Count.ShouldBe(1, "the session goes on");
    }

    [Fact]
    public async Task A_wrong_password_is_told_from_a_strange_certificate()
    {
        (await TryOpen("rosa@northwind.example", Protection.Tls, ProofKind.Password, "guess")).Trouble!.Wire.ShouldBeNull();
        (await TryOpen("rosa@northwind.example", Protection.Tls, ProofKind.AccessToken, "guess")).Trouble!.Wire.ShouldBeNull();
        var post = await MailPost.Shared;
        var strange = await ImapSession.Open(await post.Connect(post.ImapsPort), new ImapSettings(post.Host, Protection.Tls, new Credentials("x", "y")));
        strange.Trouble!.Wire.ShouldBe(WireTrouble.Certificate);
        var open = await ImapSession.Open(await post.Connect(post.ImapPort), new ImapSettings(post.Host, Protection.None, new Credentials("x", "y")));
        open.Trouble!.Wire.ShouldBe(WireTrouble.Certificate, "a password is not sent in the open");
    }

    private static async Task Deliver(string to, params OutgoingMail[] mails)
    {
        var post = await MailPost.Shared;
        var before = post.CountOf(to);
        await using var session = await SmtpSessionTests.Open(Protection.StartTls, null);
        foreach (var mail in mails)
            (await session.Send(mail.From.Address, [EmailAddress.Parse(to)], MailWriter.Write(mail))).Single().Verdict.ShouldBe(Verdict.Accepted);
        await post.Received(to, before + mails.Length);
    }

    private static async Task<ImapSession> Open(string user, Protection protection = Protection.Tls, ProofKind kind = ProofKind.Password)
    {
        var opened = await TryOpen(user, protection, kind, kind == ProofKind.Password ? MailPost.Password : MailPost.TokenFor(user));
        return opened.Session ?? throw new InvalidOperationException(opened.Trouble!.ToString());
    }

    private static async Task<ImapOpened> TryOpen(string user, Protection protection, ProofKind kind, string secret, long mostBytes = 1_000_000)
    {
        var post = await MailPost.Shared;
        return await ImapSession.Open(
            await post.Connect(protection == Protection.Tls ? post.ImapsPort : post.ImapPort),
            new ImapSettings(post.Host, protection, new Credentials(user, secret, kind))
            {
                MostBytes = mostBytes, CertificateCheck = (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == post.Fingerprint,
            });
    }
}
