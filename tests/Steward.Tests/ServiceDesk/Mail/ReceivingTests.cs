using Shouldly;
using Steward.Platform.Access;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.Testing.Company;
using Steward.Testing.Post;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Xunit;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>What becomes of mail that comes in: where it belongs, and who is let in.</summary>
public sealed class ReceivingTests : MailTest
{
    [Fact]
    public async Task A_mail_becomes_an_item_of_its_sender()
    {
        await OpenDesk();
        var receipt = await In(World.Requester.Email, "Re: Printer is on fire", "Please help.\r\n");

        (receipt.Fate, receipt.Reason, receipt.Verified).ShouldBe((MailFate.Created, MailReason.None, false));
        var item = await Item(receipt.Key!);
        (item.Title, item.Description, item.RequesterId, item.Type).ShouldBe(("Printer is on fire", "Please help.", World.Requester.Id, "incident"));
        (await Row(receipt)).RawHash.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Who_is_not_known_becomes_a_contact_of_the_client_whose_domain_it_is()
    {
        await OpenDesk();
        var receipt = await In("\"Dr. Ida Stein\" <ida@alder.example>", "Tablet", "It is dark.");

        var person = World.Workspace.Get<Steward.Identity.Directory.PeopleDirectory>().Now.Find("ida@alder.example").ShouldNotBeNull();
        (person.Name, person.ClientId).ShouldBe(("Dr. Ida Stein", World.ClientManager.Actor().ClientId));
        (await Item(receipt.Key!)).ClientId.ShouldBe(person.ClientId);
    }

    [Theory]
    [InlineData(UnknownSenders.Refuse, MailFate.Refused)]
    [InlineData(UnknownSenders.SetAside, MailFate.Quarantined)]
    public async Task Who_is_not_known_is_treated_as_the_mailbox_says(UnknownSenders policy, MailFate fate)
    {
        await OpenDesk(box => box with { UnknownSenders = policy });
        var people = await Count<Steward.Identity.People.Person>();

        var receipt = await In("stranger@outside.example", "Hello", "Hello");

        (receipt.Fate, receipt.Reason).ShouldBe((fate, MailReason.UnknownSender));
        (await Count<Steward.Identity.People.Person>()).ShouldBe(people);
        (await In(World.Requester.Email, "Hello", "Hello")).Fate.ShouldBe(MailFate.Created, "people we know are no strangers");
    }

    [Fact]
    public async Task The_same_message_twice_is_one_item()
    {
        await OpenDesk();
        var raw = Raw(World.Requester.Email, "Once", "Once");
        var first = await In(raw);
        var second = await In(raw);

        (second.Fate, second.Reason).ShouldBe((MailFate.Ignored, MailReason.Duplicate));
        first.Key.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_mail_of_two_doors_at_once_is_one_item()
    {
        await OpenDesk();
        var raw = Raw(World.Requester.Email, "At once", "At once");
        var receipts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => In(raw)));

        receipts.Count(r => r.Fate == MailFate.Created).ShouldBe(1);
        receipts.Count(r => r.Reason == MailReason.Duplicate).ShouldBe(5);
    }

    [Fact]
    public async Task A_reply_finds_its_item_by_the_ids_it_refers_to()
    {
        await OpenDesk();
        var first = await In(World.Requester.Email, "Screen", "It flickers.", ("Message-ID", "<first@rosa.example>"));
        var reply = await In(World.Requester.Email, "Nothing like it", "Still.", ("References", "<unknown@x.example> <first@rosa.example>"));
        var ancestor = await In(World.Requester.Email, "Nor this", "And again.", ("References", "<unknown@x.example>"));

        (reply.Fate, reply.Key).ShouldBe((MailFate.Appended, first.Key));
        ancestor.Key.ShouldBe(first.Key, "both refer to one ancestor");
        (await Comments(first.Key!)).Select(c => (c.Text, c.AuthorId, c.Channel)).ShouldBe([("Still.", World.Requester.Id, Channel.Mail), ("And again.", World.Requester.Id, Channel.Mail)]);
    }

    [Fact]
    public async Task A_key_in_the_subject_lets_who_takes_part_in_and_a_stranger_not()
    {
        await OpenDesk();
        var own = await In(World.Requester.Email, $"Printer [{World.PrinterTicket}]", "News.");
        var stranger = await In("mallory@outside.example", $"RE: [{World.PrinterTicket}] Printer", "Let me in.");
        var colleague = await In(World.OtherRequester.Email, $"AW: [{World.PrinterTicket}]", "Me too.");

        (own.Fate, own.Key, own.Verified).ShouldBe((MailFate.Appended, World.PrinterTicket, false));
        foreach (var outside in new[] { stranger, colleague })
        {
            (outside.Fate, outside.Reason, outside.Related).ShouldBe((MailFate.Created, MailReason.Stranger, World.PrinterTicket));
            outside.Key.ShouldNotBe(World.PrinterTicket);
        }

        (await Comments(World.PrinterTicket)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_of_the_same_client_may_answer_and_somebody_of_another_not()
    {
        await OpenDesk();
        (await In(World.ClientManager.Email, $"[{World.AlderTicket}]", "Same house.")).Key.ShouldBe(World.AlderTicket);
        (await In(World.ClientRequester.Email, $"[{World.AlderTicket}]", "Other house.")).Key.ShouldNotBe(World.AlderTicket);
    }

    [Fact]
    public async Task A_forged_agent_with_a_known_id_writes_a_note_nobody_outside_reads()
    {
        await OpenDesk();
        var first = await In(World.Requester.Email, "Screen", "It flickers.", ("Message-ID", "<known@rosa.example>"));
        var forged = await In(World.Agent.Email, "Re: Screen", "Send your password to me.", ("In-Reply-To", "<known@rosa.example>"));

        (forged.Fate, forged.Verified).ShouldBe((MailFate.Appended, false));
        (await Comments(first.Key!)).Single().Internal.ShouldBeTrue("nothing proves that it is the agent");
        (await Letters(first.Key!)).ShouldBeEmpty();
        var forgedNew = await In(World.Agent.Email, "New matter", "As agent.");
        (await Item(forgedNew.Key!)).RequesterId.ShouldBe(World.Agent.Id, "an agent who writes to the desk asks");
    }

    [Fact]
    public async Task A_forward_is_an_item_of_its_own()
    {
        await OpenDesk();
        var receipt = await In(World.Requester.Email, $"WG: [{World.PrinterTicket}] Printer", "See below.");

        (receipt.Fate, receipt.Reason).ShouldBe((MailFate.Created, MailReason.Forwarded));
        receipt.Key.ShouldNotBe(World.PrinterTicket);
    }

    [Fact]
    public async Task An_out_of_office_note_is_added_and_changes_nothing()
    {
        await OpenDesk();
        var first = await In(World.Requester.Email, "Screen", "It flickers.", ("Message-ID", "<o1@rosa.example>"));
        await Take(first.Key!);
        await World.Send(new AnswerItem(first.Key!, "Done.", Internal: false) { To = "resolved" }, World.Agent);
        var before = (await Item(first.Key!)).State;

        var note = await In(World.Requester.Email, "Automatic reply: Re: Screen", "I am away.", ("In-Reply-To", "<o1@rosa.example>"), ("Auto-Submitted", "auto-replied"));

        (note.Fate, note.Reason, note.Key).ShouldBe((MailFate.Appended, MailReason.OutOfOffice, first.Key));
        (await Item(first.Key!)).State.ShouldBe(before);
        (await In(World.Requester.Email, "Automatic reply", "I am away.", ("Auto-Submitted", "auto-replied"))).Reason.ShouldBe(MailReason.AutoReply, "without an item it is nothing");
    }

    [Fact]
    public async Task What_the_desk_sent_itself_is_not_taken_in()
    {
        await OpenDesk();
        (await In(Desk, "Re: anything", "Echo")).Reason.ShouldBe(MailReason.OwnMail);
        (await In("MAILER-DAEMON@outside.example", "Undelivered", "Sorry")).Reason.ShouldBe(MailReason.MailSystem);
    }

    [Theory]
    [InlineData(ClosedReplies.Reopen, 0, true)]
    [InlineData(ClosedReplies.NewItem, 0, false)]
    [InlineData(ClosedReplies.ReopenForDays, 2, true)]
    [InlineData(ClosedReplies.ReopenForDays, 9, false)]
    public async Task A_reply_to_a_closed_item_does_as_the_mailbox_says(ClosedReplies policy, int daysAgo, bool reopens)
    {
        await OpenDesk(box => box with { ClosedReplies = policy, ReopenDays = "7" });
        var first = await In(World.Requester.Email, "Screen", "It flickers.", ("Message-ID", "<c1@rosa.example>"));
        await Take(first.Key!);
        (await World.Send(new AnswerItem(first.Key!, "New cable.", Internal: false) { To = "resolved" }, World.Agent)).Succeeded.ShouldBeTrue();
        var item = await Item(first.Key!);
        if (daysAgo > 0)
            await World.Workspace.Database.Write(async db =>
            {
                await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(db.Set<Closure>().Where(c => c.ItemId == item.Id), set => set.SetProperty(c => c.At, Now - NodaTime.Duration.FromDays(daysAgo)));
                return new Steward.Platform.Data.Written<bool>(true, Keep: true);
            });

        var reply = await In(World.Requester.Email, "Re: Screen", "It flickers again.", ("In-Reply-To", "<c1@rosa.example>"));

        (await Item(first.Key!)).IsOpen.ShouldBe(reopens);
        (reply.Key == first.Key).ShouldBe(reopens);
        if (!reopens)
            (reply.Reason, reply.Related).ShouldBe((MailReason.ClosedBefore, first.Key));
    }

    [Fact]
    public async Task What_the_desk_waits_for_goes_back_to_work()
    {
        await OpenDesk();
        await World.Send(new AnswerItem(World.PrinterTicket, "Which printer?", Internal: false) { To = "in-progress" }, World.Agent);
        (await World.Send(new AnswerItem(World.PrinterTicket, "Which printer?", Internal: false) { To = "waiting" }, World.Agent)).Succeeded.ShouldBeTrue();
        await In(World.Requester.Email, $"[{World.PrinterTicket}]", "The red one.");

        (await Item(World.PrinterTicket)).State.ShouldNotBe("waiting");
    }

    [Fact]
    public async Task Two_machines_that_answer_each_other_come_to_an_end()
    {
        await World.SetUpMail();
        await OpenDesk(box => box with { Acknowledges = true, MostPerSender = "12" });
        var machine = MailPost.NewAddress();
        var fates = new List<MailReceipt>();
        for (var i = 0; i < 30; i++)
            fates.Add(await In(machine, $"I got your mail no. {i}", "This is no machine, it says.")); // it leaves out every header that would say so

        fates.Count(r => r.Fate == MailFate.Created).ShouldBe(12);
        fates.Skip(12).ShouldAllBe(r => r.Fate == MailFate.Quarantined && r.Reason == MailReason.Budget);
        (await Count<Steward.ServiceDesk.Replying.SentMail>()).ShouldBe(5, "no address is told more often within an hour");
    }

    [Fact]
    public async Task Who_may_not_use_the_workspace_any_more_is_set_aside()
    {
        await OpenDesk();
        await World.Send(new Steward.Identity.People.DisablePerson(World.OtherRequester.Id), World.Admin);
        (await In(World.OtherRequester.Email, "Hello", "Hello")).Reason.ShouldBe(MailReason.DisabledSender);
    }

    [Fact]
    public async Task Files_come_along_and_quotes_are_folded_away()
    {
        await OpenDesk();
        const string body = """
            --b
            Content-Type: text/plain; charset=utf-8

            Here it is.

            On 1 Jun 2026, at 10:00, Desk <desk@northwind.example> wrote:
            > Please send the file.
            --b
            Content-Type: text/html; charset=utf-8

            <p onclick="steal()">Here it is.<script>steal()</script><img src="https://evil.example/pixel.gif"></p>
            --b
            Content-Type: application/octet-stream; name="../../notes.txt"
            Content-Disposition: attachment; filename="../../notes.txt"

            The notes.
            --b--
            """;
        var receipt = await In(World.Requester.Email, $"[{World.PrinterTicket}]", body.ReplaceLineEndings("\r\n"), ("MIME-Version", "1.0"), ("Content-Type", "multipart/mixed; boundary=b"));

        var row = await Row(receipt);
        (await Comments(World.PrinterTicket)).Single().Text.ShouldBe("Here it is.");
        row.Quoted!.ShouldContain("> Please send the file.");
        using var lease = World.Workspace.Database.Read();
        lease.Db.Set<Attachment>().Where(a => a.CommentId == row.CommentId).Select(a => new { a.Name, a.MediaType }).Single().ShouldBe(new { Name = "notes.txt", MediaType = "text/plain" });
        row.HtmlHash.ShouldNotBeNull();
    }
}
