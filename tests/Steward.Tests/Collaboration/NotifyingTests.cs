using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Collaboration.Notifying;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Watching;
using Xunit;

namespace Steward.Tests.Collaboration;

public class NotifyingTests : InboxTest
{
    [Fact]
    public async Task Who_is_given_an_item_hears_of_it_and_who_gives_it_does_not()
    {
        await World.Send(new ChangeItem(World.AlderTicket) { Assignee = new(World.Agent.Email) }, World.Lead);

        (await InboxOf(World.Agent)).ShouldBe([new(World.AlderTicket, "Lena Brandt assigned it to you", "assigned", 1)]);
        (await InboxOf(World.Lead)).ShouldBeEmpty();
        (await InboxOf(World.ClientColleague)).ShouldBeEmpty(); // who works on it is not what a requester is told
    }

    [Fact]
    public async Task A_requester_hears_of_replies_and_states_and_never_of_notes()
    {
        await World.Send(new AddComment(World.PrinterTicket, "He broke it himself", Internal: true), World.Agent);
        (await InboxOf(World.Requester)).ShouldBeEmpty();

        await World.Send(new AddComment(World.PrinterTicket, "We are looking", Internal: false), World.Agent);
        await World.Send(new MoveItemOn(World.PrinterTicket, "in-progress"), World.Agent);

        (await InboxOf(World.Requester)).ShouldBe([new(World.PrinterTicket, "Tom Nguyen set it to In progress", "asked", 2)]);
    }

    [Fact]
    public async Task The_owner_hears_what_others_do_by_item_newest_first()
    {
        await World.Send(new AddComment(World.PrinterTicket, "Still empty", Internal: false), World.Requester);
        await World.Send(new ChangeItem(World.SmsTask) { Title = "Review the scope" }, World.Lead);
        await World.Send(new AddComment(World.PrinterTicket, "Now it smokes", Internal: false), World.Requester);

        (await InboxOf(World.Agent)).ShouldBe([new(World.PrinterTicket, "Rosa Marin replied", "yours", 2), new(World.SmsTask, "Lena Brandt changed: Title", "yours", 1)]);
    }

    [Fact]
    public async Task A_mention_is_told_once_and_as_a_mention()
    {
        await World.Send(new WatchItem(World.PrinterTicket), World.Lead);

        await World.Send(new AddComment(World.PrinterTicket, "@Lena Brandt please decide", Internal: true), World.Agent);

        (await InboxOf(World.Lead)).ShouldBe([new(World.PrinterTicket, "Tom Nguyen mentioned you", "mentioned watching", 1)]);
    }

    [Fact]
    public async Task A_team_hears_of_what_nobody_owns()
    {
        await World.Send(new CreateItem("IT", "incident", "Projector hums") { Team = "Service Desk" }, World.Admin);

        (await InboxOf(World.Agent)).Single().Reasons.ShouldBe("team");
        (await InboxOf(World.Lead)).Single().Reasons.ShouldBe("team");
        (await InboxOf(World.OtherAgent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_leads_hears_that_a_review_waits()
    {
        var key = (await World.Send(new CreateItem("SMS", "sms-task", "Check the plan")
        {
            Assignee = World.Agent.Email, Process = "Planning", Priority = Steward.WorkItems.Items.Priority.High, Due = NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromDays(90),
            Fields = new Dictionary<string, string> { ["evidence"] = "minutes.pdf" },
        }, World.Lead)).Answer.Key;
        foreach (var state in new[] { "planned", "in-progress", "in-review" })
            (await World.Send(new MoveItemOn(key, state), World.Agent)).Succeeded.ShouldBeTrue();

        (await InboxOf(World.Lead, "?reason=decision")).Single().Item.ShouldBe(key);
    }

    [Fact]
    public async Task What_the_program_sets_up_or_imports_tells_nobody()
    {
        await World.Send(new ChangeItem(World.AlderTicket) { Assignee = new(World.Agent.Email) });
        await World.Services.GetRequiredService<Steward.Platform.Commands.Dispatcher>().Send(
            World.Workspace, new ChangeItem(World.BirchTicket) { Assignee = new(World.Agent.Email) }, World.Lead.Actor(Channel.Import));

        (await InboxOf(World.Agent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_loses_the_space_loses_the_news()
    {
        await World.Send(new ChangeItem(World.ProjectTask) { Title = "Order many boxes" }, World.Lead);
        (await UnreadOf(World.Member)).ShouldBe(1);

        await World.Send(new GrantRoles(World.SpaceId("MOVE"), Role.None) { PersonId = World.Member.Id }, World.Admin);

        (await InboxOf(World.Member)).ShouldBeEmpty();
        (await UnreadOf(World.Member)).ShouldBe(0);
    }

    [Fact]
    public async Task An_open_count_and_a_page_of_the_frame_agree()
    {
        await World.Send(new AddComment(World.PrinterTicket, "Still empty", Internal: false), World.Requester);
        using var tom = await World.Agent.SignIn();

        (await tom.Open("/my")).Find("a[href$='/inbox'] .nav-count")!.TextContent.ShouldBe("1");
        using var rosa = await World.Requester.SignIn();
        (await rosa.Open("/portal")).Find(".portal-nav a[href$='/inbox'] .count").ShouldBeNull();
    }

    [Fact]
    public async Task However_many_watch_it_is_two_questions()
    {
        foreach (var person in new[] { World.Lead, World.Admin, World.Auditor })
            await World.Send(new WatchItem(World.PrinterTicket), person);

        await World.Send(new AddComment(World.PrinterTicket, "Done soon", Internal: false), World.Agent);

        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<NewsBundle>().CountAsync()).ShouldBe(4);
        (await read.Db.Set<Notification>().Where(n => n.Reason == NewsReason.Watching).CountAsync()).ShouldBe(3);
    }
}
