using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Collaboration.Notifying;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Steward.Testing.Post;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Watching;
using Xunit;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>What leaves the desk, to whom, and what its answers prove.</summary>
public sealed class LetterTests : MailTest
{
    [Fact]
    public async Task A_reply_leaves_for_who_asked_and_its_answer_is_proven()
    {
        var (rosa, key) = await Asked();
        await World.Send(new AnswerItem(key, "Have you tried **again**?", Internal: false), World.Agent);
        await World.Send(new AnswerItem(key, "She is new.", Internal: true), World.Agent);

        var letter = (await Letters(key)).Single(l => l.Kind == LetterKind.Reply);
        letter.Recipient.ShouldBe(rosa);
        var answer = await In(rosa, "Re: whatever", "Yes.", ("In-Reply-To", $"<{letter.MessageId}>"));

        (answer.Fate, answer.Key, answer.Verified).ShouldBe((MailFate.Appended, key, true));
    }

    [Fact]
    public async Task The_token_of_one_is_no_proof_for_another()
    {
        var (_, key) = await Asked();
        await World.Send(new AnswerItem(key, "Hello", Internal: false), World.Agent);
        var letter = (await Letters(key)).Single(l => l.Kind == LetterKind.Reply);

        var stolen = await In("mallory@outside.example", "Re: whatever", "I am Rosa.", ("In-Reply-To", $"<{letter.MessageId}>"));
        var agent = await In(World.Agent.Email, "Re: whatever", "I am Tom.", ("In-Reply-To", $"<{letter.MessageId}>"));

        (stolen.Fate, stolen.Reason, stolen.Related).ShouldBe((MailFate.Created, MailReason.Stranger, key));
        (agent.Fate, agent.Verified).ShouldBe((MailFate.Appended, false));
        (await Comments(key))[^1].Internal.ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_in_the_address_is_enough_where_a_program_drops_all_references()
    {
        var (rosa, key) = await Asked();
        var token = await TokenFor(key, Person(rosa));
        var raw = Raw(rosa, "No reference at all", "Here.").Replace($"To: {Desk}", $"To: desk+{token.ToUpperInvariant()}@northwind.example", StringComparison.Ordinal);

        var receipt = await In(raw);

        (receipt.Key, receipt.Verified).ShouldBe((key, true));
    }

    [Fact]
    public async Task An_agent_answers_by_mail_when_token_and_address_agree()
    {
        var (rosa, key) = await Asked();
        var token = await TokenFor(key, World.Agent.Id);

        var receipt = await In(World.Agent.Email, "Re: it", "We are on it.", ("In-Reply-To", $"<{token}.1@northwind.example>"));

        receipt.Verified.ShouldBeTrue();
        var said = (await Comments(key)).Single();
        (said.Internal, said.AuthorId).ShouldBe((false, World.Agent.Id));
        (await Letters(key)).Single(l => l.Kind == LetterKind.Reply).Recipient.ShouldBe(rosa, "what an agent says leaves, by whatever door it came");
    }

    [Fact]
    public async Task With_a_trusted_server_a_token_alone_gives_no_rights()
    {
        var (_, key) = await Asked(box => box with { TrustedServer = "mx.northwind.example" });
        var token = await TokenFor(key, World.Agent.Id);
        var header = ("In-Reply-To", $"<{token}.1@northwind.example>");

        (await In(World.Agent.Email, "Re: it", "One.", header)).Verified.ShouldBeFalse();
        (await In(World.Agent.Email, "Re: it", "Two.", header, ("Authentication-Results", "evil.example; dmarc=pass"))).Verified.ShouldBeFalse();
        (await In(World.Agent.Email, "Re: it", "Three.", header, ("Authentication-Results", "mx.northwind.example; dmarc=pass header.from=northwind.example"))).Verified.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reply_that_closes_is_one_letter_and_a_closing_without_words_another()
    {
        var (rosa, key) = await Asked();
        await Take(key);
        (await World.Send(new AnswerItem(key, "New cable.", Internal: false) { To = "resolved" }, World.Agent)).Succeeded.ShouldBeTrue();
        (await Letters(key)).Where(l => l.Kind != LetterKind.Acknowledgement).Select(l => (l.Kind, l.Recipient)).ShouldBe([(LetterKind.Closed, rosa)]);

        var other = (await In(rosa, "Another", "Another.")).Key!;
        await Take(other);
        (await World.Send(new MoveItemOn(other, "resolved") { Note = "Went away." }, World.Agent)).Succeeded.ShouldBeTrue();
        (await Letters(other)).Count(l => l.Kind == LetterKind.Closed).ShouldBe(1);
    }

    [Fact]
    public async Task Watchers_outside_get_a_letter_of_their_own_and_colleagues_who_work_there_none()
    {
        var (rosa, key) = await Asked();
        await World.Send(new WatchItem(key, World.OtherRequester.Email), World.Agent);
        await World.Send(new WatchItem(key, World.Lead.Email), World.Agent);
        await World.Send(new AnswerItem(key, "Hello all", Internal: false), World.Agent);

        (await Letters(key)).Where(l => l.Kind == LetterKind.Reply).Select(l => l.Recipient).Order().ShouldBe(new[] { rosa, World.OtherRequester.Email }.Order());
        (await Letters(key)).Select(l => l.MessageId).ShouldBeUnique();
    }

    [Fact]
    public async Task Nobody_is_told_twice_by_mail()
    {
        var (rosa, key) = await Asked();
        await World.Send(new AnswerItem(key, "Hello", Internal: false), World.Agent);
        await World.Send(new AnswerItem(key, "A note", Internal: true), World.Lead);

        using var lease = World.Workspace.Database.Read();
        var news = await lease.Db.Set<Notification>().Where(n => n.PersonId == Person(rosa)).ToListAsync();
        news.ShouldContain(n => n.Kind == NewsKind.Replied, "the inbox has it");
        news.ShouldAllBe(n => n.MailDueAt == null);
    }

    [Fact]
    public async Task Who_lost_the_item_meanwhile_does_not_get_the_letter()
    {
        var (_, key) = await Asked();
        await World.Send(new WatchItem(key, World.OtherRequester.Email), World.Agent);
        await World.Send(new AnswerItem(key, "For your eyes", Internal: false), World.Agent);
        await World.Send(new UnwatchItem(key, World.OtherRequester.Email), World.Agent);
        await Hurry();

        var message = await World.MessageTo(World.OtherRequester.Email, m => m.State != MailState.Waiting);
        (message.State, message.Hindrance).ShouldBe((MailState.Refused, MailHindrance.NotAllowed));
    }

    [Fact]
    public async Task Within_ten_seconds_a_reply_can_be_held_back_and_sent_after_all()
    {
        var (rosa, key) = await Asked();
        var said = (await World.Send(new AnswerItem(key, "Oops", Internal: false), World.Agent)).Answer;
        (await World.Send(new HoldReply(key, long.Parse(said.Id)), World.Agent)).Succeeded.ShouldBeTrue();
        var letter = (await Letters(key)).Single(l => l.Kind == LetterKind.Reply);
        (await Message(letter.Id)).ShouldSatisfyAllConditions(m => m.State.ShouldBe(MailState.Parked), m => m.Hindrance.ShouldBe(MailHindrance.HeldBack));
        (await World.Send(new HoldReply(key, long.Parse(said.Id)), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        (await World.Send(new RepeatReply(key, letter.Id), World.OtherAgent)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);

        (await World.Send(new RepeatReply(key, letter.Id), World.Agent)).Succeeded.ShouldBeTrue();
        var sent = await World.MessageTo(rosa, m => m.Id == letter.Id && m.State == MailState.Sent);
        sent.MessageId.ShouldBe(letter.MessageId);
    }

    [Fact]
    public async Task A_bounce_marks_the_letter_and_nothing_more_goes_to_a_dead_address()
    {
        var (rosa, key) = await Asked();
        await World.Send(new AnswerItem(key, "Hello", Internal: false), World.Agent);
        var letter = (await Letters(key)).Single(l => l.Kind == LetterKind.Reply);

        var delayed = await In(Bounce(letter.MessageId, rosa, "delayed", "4.2.2", "Mailbox full"));
        (delayed.Fate, delayed.Reason).ShouldBe((MailFate.Noted, MailReason.Delivery));
        (await Count<DeadAddress>()).ShouldBe(0);
        (await In(Bounce(letter.MessageId, rosa, "failed", "5.1.1", "No such user here"))).Fate.ShouldBe(MailFate.Noted);

        (await Letters(key)).Single(l => l.Id == letter.Id).ShouldSatisfyAllConditions(l => l.FailedAt.ShouldNotBeNull(), l => l.FailureWords!.ShouldContain("No such user here"));
        await World.Send(new AnswerItem(key, "Are you there?", Internal: false), World.Agent);
        (await Letters(key))[^1].FailureWords!.ShouldContain("No such user here", Case.Sensitive, "it says at once that it cannot arrive");
        (await In(Bounce("nobody@knows.example", rosa, "failed", "5.1.1", "x"))).Reason.ShouldBe(MailReason.MailSystem);
    }

    [Fact]
    public async Task An_acknowledgement_holds_no_word_of_who_wrote()
    {
        await World.SetUpMail();
        await OpenDesk(box => box with { Acknowledges = true });
        var victim = MailPost.NewAddress();
        await In($"\"BUY NOW https://evil.example\" <{victim}>", "BUY NOW https://evil.example", "BUY NOW");
        await Hurry();

        var raw = System.Text.Encoding.UTF8.GetString((await (await MailPost.Shared).Received(victim)).Single());
        WorldMail.PlainWords(System.Text.Encoding.ASCII.GetBytes(raw)).ShouldNotContain("BUY");
        raw.ShouldContain("Auto-Submitted: auto-replied");
        raw.ReplaceLineEndings("\n").Split('\n').First(l => l.StartsWith("Subject:", StringComparison.Ordinal)).ShouldNotContain("BUY");
    }

    [Fact]
    public async Task Words_of_letters_are_the_desks_own_and_unknown_words_are_refused_kindly()
    {
        var (rosa, key) = await Asked();
        var wrong = await World.Send(new SaveLetters(LetterKind.Reply, "en", "Re: {titel}", "{text}"), World.Admin);
        wrong.Refusal!.Fields.Single().Sentence.ToString().ShouldContain("{titel}");
        (await World.Send(new SaveLetters(LetterKind.Reply, "en", "Re: {title}", "no words"), World.Admin)).Succeeded.ShouldBeFalse();
        (await World.Send(new SaveLetters(LetterKind.Reply, "en", "About {key}", "Dear {name},\n\n{text}\n\n{agent}"), World.Admin)).Succeeded.ShouldBeTrue();
        await World.Send(new AnswerItem(key, "Hello", Internal: false), World.Agent);
        await Hurry();

        await World.MessageTo(rosa, m => m.Purpose == "desk-reply" && m.State == MailState.Sent);
        var reply = (await (await MailPost.Shared).Received(rosa)).Select(WorldMail.PlainWords).Single(words => words.Contains("Hello", StringComparison.Ordinal));
        reply.ShouldContain("Tom Nguyen");
    }

    private async Task<(string Rosa, string Key)> Asked(Func<SaveMailbox, SaveMailbox>? with = null)
    {
        await World.SetUpMail();
        await OpenDesk(with);
        var rosa = MailPost.NewAddress();
        var key = (await In($"Rosa <{rosa}>", "Screen", "It flickers.")).Key!;
        await World.Send(new AnswerItem(key, "First words, so that a key is made.", Internal: false), World.Agent);
        await World.Workspace.Database.Write(async db =>
        {
            await db.Set<SentMail>().ExecuteDeleteAsync();
            await db.Set<OutgoingMessage>().ExecuteDeleteAsync();
            await db.Set<Notification>().ExecuteDeleteAsync();
            await db.Set<Steward.WorkItems.Items.Comment>().ExecuteDeleteAsync();
            return new Steward.Platform.Data.Written<bool>(true, Keep: true);
        });
        return (rosa, key);
    }

    private long Person(string address) => World.Workspace.Get<Steward.Identity.Directory.PeopleDirectory>().Now.Find(address)!.Id;

    private async Task<OutgoingMessage> Message(long id)
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<OutgoingMessage>().SingleAsync(m => m.Id == id);
    }

    private string Bounce(string original, string recipient, string action, string status, string words) => Raw(
        "MAILER-DAEMON@mx.example", "Undelivered Mail Returned to Sender",
        $"--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {words}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: <{original}>\r\n\r\n--b--\r\n",
        ("Content-Type", "multipart/report; report-type=delivery-status; boundary=b"), ("Auto-Submitted", "auto-replied"));
}
