using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;
using Steward.ServiceDesk.Fetching;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Steward.Testing.Company;
using Steward.Testing.Post;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>Mail in and out through a real Postfix and a real Dovecot.</summary>
public sealed class RoundTripTests : MailTest
{
    [Fact]
    public async Task A_mail_becomes_an_item_its_reply_leaves_and_the_answer_comes_home()
    {
        var (desk, rosa) = (MailPost.NewAddress(), MailPost.NewAddress());
        await World.SetUpMail();
        await OpenImapDesk(desk, box => box with { Acknowledges = true });

        await Post(rosa, desk, Encoding.UTF8.GetBytes($"From: Rosa <{rosa}>\r\nTo: <{desk}>\r\nSubject: Screen\r\nMessage-ID: <{Guid.NewGuid():N}@rosa.example>\r\n\r\nIt flickers.\r\n"));
        var mail = await Came(m => m.FromAddress == rosa);
        mail.Fate.ShouldBe(MailFate.Created);
        var key = await KeyOf(mail.ItemId!.Value);

        await World.Send(new AnswerItem(key, "Which screen?", Internal: false), World.Agent);
        await Hurry();
        var post = await MailPost.Shared;
        var letters = (await post.Received(rosa, 2)).Select(raw => (Raw: Encoding.UTF8.GetString(raw), Words: WorldMail.PlainWords(raw))).ToList();
        var reply = letters.Single(l => l.Words.Contains("Which screen?", StringComparison.Ordinal)).Raw;
        letters.Single(l => l.Raw.Contains("Auto-Submitted: auto-replied", StringComparison.Ordinal)).Words.ShouldContain(key);
        reply.ShouldNotContain("Auto-Submitted");
        reply.ShouldContain($"From: IT Service Desk <{desk}>");
        reply.ShouldContain($"[{key}]");
        reply.ShouldContain("References:");

        var id = Header(reply, "Message-ID");
        await Post(rosa, desk, Encoding.UTF8.GetBytes($"From: <{rosa}>\r\nTo: <{desk}>\r\nSubject: AW: whatever\r\nIn-Reply-To: {id}\r\nMessage-ID: <{Guid.NewGuid():N}@rosa.example>\r\n\r\nThe left one.\r\n\r\nOn 1 Jun 2026 Desk <{desk}> wrote:\r\n> Which screen?\r\n"));
        var answer = await Came(m => m.FromAddress == rosa && m.Id > mail.Id);

        (answer.Fate, answer.ItemId, answer.Verified).ShouldBe((MailFate.Appended, mail.ItemId, true));
        (await Comments(key))[^1].Text.ShouldBe("The left one.");
    }

    [Fact]
    public async Task Two_desks_that_write_to_each_other_fall_silent()
    {
        var (here, there) = (MailPost.NewAddress(), MailPost.NewAddress());
        await World.SetUpMail();
        await OpenImapDesk(here, box => box with { Acknowledges = true });
        await using var other = await World.Open();
        await other.SetUpMail();
        await OpenImapDesk(there, box => box with { Acknowledges = true }, other);

        // a person of the other house writes in the name of its desk
        await Post(there, here, Encoding.UTF8.GetBytes($"From: Other desk <{there}>\r\nTo: <{here}>\r\nSubject: Please look\r\nMessage-ID: <{Guid.NewGuid():N}@there.example>\r\n\r\nPlease.\r\n"));
        (await Came(m => m.FromAddress == there)).Fate.ShouldBe(MailFate.Created);
        var acknowledged = await Came(m => m.FromAddress == here, other);

        (acknowledged.Fate, acknowledged.Reason).ShouldBe((MailFate.Ignored, MailReason.AutoReply));
        await Task.Delay(TimeSpan.FromSeconds(3));
        using var lease = other.Workspace.Database.Read();
        (await lease.Db.Set<SentMail>().CountAsync()).ShouldBe(0, "the second has nothing to say");
        (await Count<ReceivedMail>()).ShouldBe(1);
    }

    [Fact]
    public async Task What_lay_there_before_is_left_alone_or_taken_in_without_a_word()
    {
        var (desk, rosa) = (MailPost.NewAddress(), MailPost.NewAddress());
        await World.SetUpMail();
        for (var i = 0; i < 3; i++)
            await Post(rosa, desk, Encoding.UTF8.GetBytes($"From: <{rosa}>\r\nTo: <{desk}>\r\nSubject: Old {i}\r\nMessage-ID: <{Guid.NewGuid():N}@rosa.example>\r\n\r\nOld.\r\n"));
        await (await MailPost.Shared).Received(desk, 3);
        var box = (await World.Send(await Settings(desk, b => b with { Acknowledges = true }), World.Admin)).Answer;
        var test = World.Services.GetRequiredService<MailboxTest>();
        var trial = await test.Try(World.Workspace, World.Workspace.Get<MailboxDirectory>().Find(box.Id)!, mails: true, default);
        (trial.Trouble, trial.Count, trial.Mails.Count).ShouldBe((null, 3, 3));
        trial.Mails.ShouldAllBe(m => m.Fate == MailFate.Created && m.NewContact && m.Answered);
        (await Count<ReceivedMail>()).ShouldBe(0, "looking changes nothing");

        (await World.Send(new SwitchMailbox(box.Id, On: true, MailboxStart.WithArchive), World.Admin)).Succeeded.ShouldBeTrue();
        await Eventually(async () => await Count<ReceivedMail>() == 3); // in whatever order they were delivered
        (await Count<SentMail>()).ShouldBe(0, "an archive is answered by nobody");
        await Post(rosa, desk, Encoding.UTF8.GetBytes($"From: <{rosa}>\r\nTo: <{desk}>\r\nSubject: New\r\nMessage-ID: <{Guid.NewGuid():N}@rosa.example>\r\n\r\nNew.\r\n"));
        await Came(m => m.Subject == "New");
        (await Count<SentMail>()).ShouldBe(1);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_opened_says_why_and_delays_no_other()
    {
        var (broken, desk, rosa) = (MailPost.NewAddress(), MailPost.NewAddress(), MailPost.NewAddress());
        await OpenImapDesk(broken, box => box with { Secret = "wrong", Space = "NET" });
        await OpenImapDesk(desk);
        await Post(rosa, desk, Encoding.UTF8.GetBytes($"From: <{rosa}>\r\nTo: <{desk}>\r\nSubject: Through\r\n\r\nThrough.\r\n"));

        (await Came(m => m.FromAddress == rosa)).Fate.ShouldBe(MailFate.Created);
        await Eventually(async () =>
        {
            using var lease = World.Workspace.Database.Read();
            var id = World.Workspace.Get<MailboxDirectory>().Find(broken)!.Id;
            return await lease.Db.Set<MailboxStanding>().AnyAsync(s => s.MailboxId == id && s.Trouble == MailboxTrouble.SignIn);
        });
    }

    private static string Header(string raw, string name) => raw.ReplaceLineEndings("\n").Split('\n').First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static async Task Post(string from, string to, byte[] raw)
    {
        var post = await MailPost.Shared;
        var opened = await SmtpSession.Open(await post.Connect(post.SmtpPort), new SmtpSettings(post.Host, Protection.StartTls) { CertificateCheck = (_, _, _, _) => true });
        await using var session = opened.Session.ShouldNotBeNull();
        (await session.Send(EmailAddress.Parse(from), [EmailAddress.Parse(to)], raw))[0].Verdict.ShouldBe(Steward.Mail.Smtp.Verdict.Accepted);
    }

    private static async Task<SaveMailbox> Settings(string address, Func<SaveMailbox, SaveMailbox>? with)
    {
        var post = await MailPost.Shared;
        var settings = new SaveMailbox(null, address, "IT", "incident")
        {
            Name = "IT Service Desk", Host = post.Host, Port = $"{post.ImapPort}", Protection = Protection.StartTls, User = address, Secret = MailPost.Password, AllowPrivate = true, Fingerprint = post.Fingerprint,
        };
        return with is null ? settings : with(settings);
    }

    private async Task OpenImapDesk(string address, Func<SaveMailbox, SaveMailbox>? with = null, World? where = null)
    {
        var world = where ?? World;
        var box = (await world.Send(await Settings(address, with), world.Admin)).Answer;
        (await world.Send(new SwitchMailbox(box.Id, On: true), world.Admin)).Succeeded.ShouldBeTrue();
    }

    private async Task<ReceivedMail> Came(System.Linq.Expressions.Expression<Func<ReceivedMail, bool>> which, World? where = null)
    {
        ReceivedMail? found = null;
        await Eventually(async () =>
        {
            using var lease = (where ?? World).Workspace.Database.Read();
            found = await lease.Db.Set<ReceivedMail>().Where(which).Where(m => m.Fate != MailFate.Waiting).OrderByDescending(m => m.Id).FirstOrDefaultAsync();
            return found is not null;
        });
        return found!;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "waited in vain");
            await Task.Delay(100);
        }
    }

    private async Task<string> KeyOf(long id)
    {
        using var lease = World.Workspace.Database.Read();
        var item = await lease.Db.Set<Steward.WorkItems.Items.WorkItem>().SingleAsync(i => i.Id == id);
        return $"IT-{item.Number}";
    }
}
