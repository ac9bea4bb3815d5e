using System.Text;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Quarantine;
using Steward.ServiceDesk.Receiving;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Xunit;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>What was not let in by itself, and what was interrupted: nothing of it is lost.</summary>
public sealed class QuarantineTests : MailTest
{
    [Fact]
    public async Task What_was_set_aside_is_let_in_or_thrown_away()
    {
        await OpenDesk(box => box with { UnknownSenders = UnknownSenders.SetAside });
        var one = await In("a@outside.example", "One", "One");
        var two = await In("b@outside.example", "Two", "Two");
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/received-mail");
        page.Words.ShouldContain("a@outside.example");

        page = await admin.Submit(page, $"form[action$='/{one.Id}/release']");
        page.Words.ShouldNotContain("a@outside.example");
        (await Row(one)).ShouldSatisfyAllConditions(m => m.Fate.ShouldBe(MailFate.Created), m => m.ItemId.ShouldNotBeNull());
        (await admin.Send(HttpMethod.Get, $"/admin/received-mail/{two.Id}/raw")).Content.Headers.ContentDisposition!.ToString().ShouldContain(".eml");
        await admin.Submit(page, $"form[action$='/{two.Id}/removal']");
        (await Row(two)).ShouldSatisfyAllConditions(m => m.Fate.ShouldBe(MailFate.Removed), m => m.RawHash.ShouldBeEmpty());
        (await World.Send(new ReleaseMail(long.Parse(one.Id)), World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        (await World.Send(new ReleaseMail(long.Parse(two.Id)), World.Lead)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task What_its_space_does_not_take_waits_with_the_reason_and_can_be_taken_later()
    {
        await OpenDesk();
        (await World.Send(new ArchiveSpace("IT"), World.Admin)).Succeeded.ShouldBeTrue();
        var receipt = await In(World.Requester.Email, "Hello", "Hello");
        (receipt.Fate, receipt.Reason).ShouldBe((MailFate.Quarantined, MailReason.NotTaken));
        receipt.Why.ShouldContain("IT");

        await World.Send(new RestoreSpace("IT"), World.Admin);
        (await World.Send(new ReleaseMail(long.Parse(receipt.Id)), World.Admin)).Succeeded.ShouldBeTrue();
        (await Intake.TakeIn(World.Workspace, long.Parse(receipt.Id), released: true, default)).Answer.Fate.ShouldBe(MailFate.Created);
    }

    [Fact]
    public async Task Without_a_mailbox_mail_waits_for_one()
    {
        (await In("x@outside.example", "Hello", "Hello")).Reason.ShouldBe(MailReason.NoMailbox);
    }

    [Fact]
    public async Task A_program_that_dies_after_keeping_a_mail_takes_it_in_later_and_once()
    {
        var box = await OpenDesk();
        var id = await Kept(Raw(World.Requester.Email, "Died", "Died"), box);
        var handler = World.Services.GetRequiredService<IJobHandler<TakeInMail>>();

        await Task.WhenAll(handler.Run(new TakeInMail(id), World.Workspace, default), handler.Run(new TakeInMail(id), World.Workspace, default));
        await handler.Run(new TakeInMail(id), World.Workspace, default);

        using var lease = World.Workspace.Database.Read();
        lease.Db.Set<WorkItem>().Count(i => i.Title == "Died").ShouldBe(1);
        lease.Db.Set<ReceivedMail>().Single(m => m.Id == id).Fate.ShouldBe(MailFate.Created);
    }

    [Fact]
    public async Task A_mail_that_ends_the_program_again_and_again_is_not_read_again()
    {
        var box = await OpenDesk();
        var id = await Kept(Raw(World.Requester.Email, "Poison", "Poison"), box);
        await Change<ReceivedMail>(m => m.Id == id, m => m.Tries = 3);

        await World.Services.GetRequiredService<IJobHandler<TakeInMail>>().Run(new TakeInMail(id), World.Workspace, default);

        using var lease = World.Workspace.Database.Read();
        lease.Db.Set<ReceivedMail>().Single(m => m.Id == id).ShouldSatisfyAllConditions(m => m.Fate.ShouldBe(MailFate.Quarantined), m => m.Reason.ShouldBe(MailReason.Fault), m => m.RawHash.Length.ShouldBe(64));
    }

    [Fact]
    public async Task Bytes_that_are_gone_keep_no_other_mail_waiting()
    {
        var box = await OpenDesk();
        var id = await Kept(Raw(World.Requester.Email, "Gone", "Gone"), box);
        await Change<ReceivedMail>(m => m.Id == id, m => m.RawHash = new string('0', 64));
        (await Intake.TakeIn(World.Workspace, id, released: false, default)).Answer.Reason.ShouldBe(MailReason.Unreadable);
        (await In(World.Requester.Email, "Next", "Next")).Fate.ShouldBe(MailFate.Created);
    }

    [Fact]
    public async Task Hundreds_of_mutated_mails_end_somewhere_and_none_in_a_crash()
    {
        await OpenDesk(box => box with { MostPerSender = "10000" });
        var seeds = Seeds();
        var receipts = new List<MailReceipt>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var bytes = Mutated(Encoding.UTF8.GetBytes(seeds[seed % seeds.Count]), random);
            var outcome = await Intake.Take(World.Workspace, new MemoryStream(bytes), MailSource.CommandLine);
            outcome.Succeeded.ShouldBeTrue($"seed {seed}: {outcome.Refusal?.Sentence}");
            receipts.Add(outcome.Answer);
        }

        receipts.ShouldAllBe(r => r.Fate != MailFate.Waiting);
        receipts.Where(r => r.Reason == MailReason.Fault).Select(r => r.Why).ShouldBeEmpty();
        (await Count<ReceivedMail>()).ShouldBe(400, "each is there with its bytes");
        receipts.Select(r => r.Fate).Distinct().Count().ShouldBeGreaterThan(2, "mutations that change nothing prove nothing");
    }

    private async Task<long> Kept(string raw, long box)
    {
        var blob = (await World.Services.GetRequiredService<BlobStore>().Keep(World.Workspace, new MemoryStream(Encoding.UTF8.GetBytes(raw)), "mail.eml")).Answer;
        return (await World.Services.GetRequiredService<Dispatcher>().Send(World.Workspace, new KeepMail(blob.Hash, blob.Size, MailSource.Imap, box, null), Actor.System.Through(Channel.Mail))).Answer.Id;
    }

    private List<string> Seeds() =>
    [
        Raw(World.Requester.Email, "=?utf-8?B?R3LDvMOfZQ==?=", "Plain words.\r\n> quoted\r\n"),
        Raw(World.Requester.Email, $"Re: [{World.PrinterTicket}]", "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: text/html\r\n\r\n<div><p>Hello<table><tr><td>x</div>\r\n--b--\r\n", ("Content-Type", "multipart/alternative; boundary=b")),
        Raw("unknown@outside.example", "File", "--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <a>\r\n\r\niVBORw0KGgoAAAANSUhEUg==\r\n--b\r\nContent-Type: text/html\r\n\r\n<img src=cid:a>\r\n--b--\r\n", ("Content-Type", "multipart/related; boundary=b")),
        Raw("MAILER-DAEMON@x.example", "Undelivered", "--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n", ("Content-Type", "multipart/report; boundary=b")),
        Raw(World.Agent.Email, "Out of office", "I am away", ("Auto-Submitted", "auto-replied"), ("In-Reply-To", "<st1-2-aaaaaaaaaaaaaaaa.1@northwind.example>")),
        Raw("\"A, B\" <q@outside.example>, nobody", "Forwarded", "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: inner\r\n\r\ninner\r\n--b--\r\n", ("Content-Type", "multipart/mixed; boundary=b")),
    ];

    private static byte[] Mutated(byte[] mail, Random random)
    {
        var bytes = mail.ToList();
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(60).ToList()); break;
                case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Poison[random.Next(Poison.Length)])); break;
                case 4: bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 3_000))); break;
                default: if (bytes.Count > 40 && random.Next(4) == 0) bytes.RemoveRange(bytes.Count / 2, bytes.Count / 2); break;
            }

            if (bytes.Count == 0)
                bytes.Add((byte)'x');
        }

        return [.. bytes];
    }

    private static readonly string[] Poison = ["\0", "\r\n\r\n", "=?utf-8?B?", "\uFFFE", "\u202E", "From: ", "<<<", "--b", "--b--", "\uD83D", "=", "Message-ID: <x@y>\r\n", "References: <a@b>\r\n", "Content-Type: text/plain; charset=utf-7\r\n", "[IT-1]", "@", "%00"];
}
