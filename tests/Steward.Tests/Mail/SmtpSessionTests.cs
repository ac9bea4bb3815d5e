using System.Text;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;
using Steward.Mail.Wording;
using Steward.Mail.Writing;
using Steward.Testing.Post;
using Xunit;

namespace Steward.Tests.Mail;

/// <summary>Against a real Postfix.</summary>
public class SmtpSessionTests
{
    private static readonly EmailAddress Desk = EmailAddress.Parse("desk@steward.example");

    [Theory]
    [InlineData(Protection.StartTls, ProofKind.Password)]
    [InlineData(Protection.Tls, ProofKind.Password)]
    [InlineData(Protection.StartTls, ProofKind.AccessToken)]
    public async Task A_signed_in_session_sends_several_messages(Protection protection, ProofKind kind)
    {
        var rosa = MailPost.NewAddress();
        await using var session = await Open(protection, new Credentials(rosa, kind == ProofKind.Password ? MailPost.Password : MailPost.TokenFor(rosa), kind));
        var first = Mail(rosa, "Première");
        (await session.Send(Desk, [EmailAddress.Parse(rosa)], MailWriter.Write(first))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Accepted);
        (await session.Send(Desk, [EmailAddress.Parse(rosa)], MailWriter.Write(Mail(rosa, "Second")))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Accepted);

        var received = (await (await MailPost.Shared).Received(rosa, 2)).Select(Encoding.UTF8.GetString).ToList();
        received.ShouldContain(raw => raw.Contains($"Message-ID: {first.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_recipient_has_a_verdict_of_their_own_with_the_servers_words()
    {
        var rosa = MailPost.NewAddress();
        await using var session = await Open(Protection.StartTls, null);
        var verdicts = await session.Send(
            Desk, [EmailAddress.Parse(MailPost.Gone), EmailAddress.Parse(rosa), EmailAddress.Parse(MailPost.Later)], MailWriter.Write(Mail(rosa, "To three")));

        verdicts.Select(v => v.Verdict).ShouldBe([Verdict.Refused, Verdict.Accepted, Verdict.TryLater]);
        verdicts[0].Words.ShouldContain("No such mailbox here");
        verdicts[2].Words.ShouldContain("Mailbox busy");
        (await (await MailPost.Shared).Received(rosa)).Count.ShouldBe(1);

        // the session goes on after a message nobody took
        (await session.Send(Desk, [EmailAddress.Parse(MailPost.Gone)], MailWriter.Write(Mail(rosa, "Nobody")))).Single().Verdict.ShouldBe(Verdict.Refused);
        (await session.Send(Desk, [EmailAddress.Parse(rosa)], MailWriter.Write(Mail(rosa, "Again")))).Single().Verdict.ShouldBe(Verdict.Accepted);
    }

    [Fact]
    public async Task Lines_of_dots_and_bare_line_ends_arrive_as_one_message()
    {
        var rosa = MailPost.NewAddress();
        await using var session = await Open(Protection.StartTls, null);
        var content = Encoding.ASCII.GetBytes("Subject: dots\r\n\r\n.\r\n..\r\n.x\n.\nMAIL FROM:<x@evil.example>\r.\rend");
        (await session.Send(Desk, [EmailAddress.Parse(rosa)], content)).Single().Verdict.ShouldBe(Verdict.Accepted);

        var raw = Encoding.ASCII.GetString((await (await MailPost.Shared).Received(rosa)).Single()).ReplaceLineEndings("\n");
        raw.ShouldContain("\n\n.\n..\n.x\n.\nMAIL FROM:<x@evil.example>\n.\nend");
        (await MailPost.Shared).CountOf(rosa).ShouldBe(1);
    }

    [Fact]
    public async Task An_address_with_other_letters_is_taken_over()
    {
        var jürgen = EmailAddress.Parse("jürgen." + MailPost.NewAddress());
        await using var session = await Open(Protection.StartTls, null);

        // Postfix takes such an address only from somebody who said SMTPUTF8; Dovecot's LMTP, behind it, does not speak that yet
        var verdict = (await session.Send(Desk, [jürgen], MailWriter.Write(Mail(jürgen.ToString(), "Grüße")))).Single();
        verdict.Verdict.ShouldBe(Verdict.Accepted);
        verdict.Words.ShouldContain("queued");
    }

    [Fact]
    public async Task A_wrong_password_a_strange_certificate_and_an_open_connection_are_told_apart()
    {
        var wrong = await TryOpen(Protection.StartTls, new Credentials("rosa@northwind.example", "guess"));
        (wrong.Trouble!.Step, wrong.Trouble.Reply!.Code, wrong.Trouble.IsFinal).ShouldBe((SmtpStep.SignIn, 535, true));

        var post = await MailPost.Shared;
        var strange = await SmtpSession.Open(await post.Connect(post.SmtpPort), new SmtpSettings(post.Host, Protection.StartTls));
        (strange.Trouble!.Step, strange.Trouble.Wire).ShouldBe((SmtpStep.Encryption, WireTrouble.Certificate));

        var open = await TryOpen(Protection.None, new Credentials("rosa@northwind.example", MailPost.Password));
        open.Trouble!.Step.ShouldBe(SmtpStep.SignIn, "a password is not sent in the open");
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_refused_before_it_is_sent()
    {
        await using var session = await Open(Protection.StartTls, null);
        var verdict = (await session.Send(Desk, [EmailAddress.Parse(MailPost.NewAddress())], new byte[1_100_000])).Single();
        verdict.Verdict.ShouldBe(Verdict.Refused);
        verdict.Words.ShouldContain("1000000");
    }

    internal static OutgoingMail Mail(string to, string subject) => new()
    {
        From = new Mailbox(Desk), To = [new Mailbox(EmailAddress.Parse(to))], Subject = HeaderText.Of(subject), Date = TimeProvider.System.GetUtcNow(), Id = MessageId.New(Desk),
        Text = "Grüße\n.\nend", Html = "<p>Grüße</p>",
    };

    internal static async Task<SmtpSession> Open(Protection protection, Credentials? credentials) =>
        (await TryOpen(protection, credentials)) is { Session: { } session } ? session : throw new InvalidOperationException("No session.");

    private static async Task<SmtpOpened> TryOpen(Protection protection, Credentials? credentials)
    {
        var post = await MailPost.Shared;
        return await SmtpSession.Open(
            await post.Connect(protection == Protection.Tls ? post.SmtpsPort : post.SmtpPort),
            new SmtpSettings(post.Host, protection) { Credentials = credentials, CertificateCheck = (_, certificate, _, _) => certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == post.Fingerprint });
    }
}
