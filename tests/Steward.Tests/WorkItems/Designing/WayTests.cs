using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Designing;

/// <summary>Conditions and effects of ways.</summary>
public class WayTests : WorldTest
{
    private const Role Workers = Role.Member | Role.Agent | Role.Lead | Role.Admin;
    private const Role Everybody = Workers | Role.Requester;

    private Workflow Standing => World.Workspace.Get<TypeDirectory>().Find("incident")!.Workflow;

    [Fact]
    public async Task A_way_opens_once_its_condition_holds_and_sets_what_it_says()
    {
        await World.Send(new DefineField("Cause", FieldKind.Choice) { Choices = ["Wear", "Storm"], Types = ["incident"] });
        await Publish(new("*", "on-hold", Everybody, []) { Guard = "priority >= high and cause = wear", Effects = ["assignee = me()", "due = +2d", "priority = low", "cause = Storm", "progress = 40"] });
        using var tom = await World.Agent.SignIn();

        var refused = await World.Send(new MoveItemOn(World.PrinterTicket, "on-hold"), World.Agent);
        var asked = await tom.Open($"/i/{World.PrinterTicket}?to=on-hold");
        var hidden = await World.Send(new MoveItemOn(World.PrinterTicket, "on-hold"), World.Requester);
        await World.Send(new ChangeItem(World.PrinterTicket) { Priority = Priority.High, Fields = new Dictionary<string, string> { ["cause"] = "Wear" } }, World.Agent);
        var moved = await World.Send(new MoveItemOn(World.PrinterTicket, "on-hold"), World.Agent);

        refused.Refusal!.Fields.Single().Field.ShouldBe("guard");
        refused.Refusal.Sentence.ToString().ShouldContain("only possible when priority >= high and cause = wear");
        asked.Words.ShouldContain("only possible when priority >= high and cause = wear");
        hidden.Refusal!.Sentence.ToString().ShouldNotContain("cause");
        moved.Succeeded.ShouldBeTrue(moved.Refusal?.Sentence.ToString());
        using var lease = World.Workspace.Database.Read();
        var item = lease.Db.Set<WorkItem>().Single(i => i.Title == moved.Answer.Title && i.State == "on-hold");
        (item.AssigneeId, item.Priority, item.Progress).ShouldBe((World.Agent.Id, Priority.Low, 40));
        item.Due.ShouldNotBeNull();
        lease.Db.Set<ItemField>().Single(f => f.ItemId == item.Id && f.Name == "cause").Value.ShouldBe("Storm");
    }

    [Fact]
    public async Task Somebody_who_cannot_own_work_there_is_not_made_owner_by_a_way()
    {
        await Publish(new("*", "on-hold", Everybody, []) { Effects = ["assignee = me()", "priority = urgent"] });

        var moved = await World.Send(new MoveItemOn(World.PrinterTicket, "on-hold"), World.Requester);

        moved.Succeeded.ShouldBeTrue(moved.Refusal?.Sentence.ToString());
        using var lease = World.Workspace.Database.Read();
        var item = lease.Db.Set<WorkItem>().Single(i => i.State == "on-hold" && i.Title == moved.Answer.Title);
        item.Priority.ShouldBe(Priority.Urgent);
        item.AssigneeId.ShouldNotBe(World.Requester.Id);
    }

    [Theory]
    [InlineData("priority = high and priority = low", "contradicts itself in priority")]
    [InlineData("priority >= high and priority < high", "contradicts itself in priority")]
    [InlineData("state = resolved", "contradicts itself in state")]
    [InlineData("type = task", "contradicts itself in type")]
    [InlineData("(priority = high or priority = urgent) and not (open = no) and priority in (low, medium)", "contradicts itself in priority")]
    [InlineData("progress > 50 and progress < 20", "contradicts itself in progress")]
    [InlineData("open = yes and open = no", "contradicts itself in open")]
    [InlineData("cuase = wear", "\"cuase\"")]
    [InlineData("priority >=", "cannot be read")]
    [InlineData("priority = high order by due", "a condition has no order")]
    public async Task A_condition_nobody_can_meet_or_read_is_not_published(string guard, string says)
    {
        await Draft(new("in-progress", "on-hold", Workers, []) { Guard = guard });

        var refused = await World.Send(new PublishWorkflow("incident"), World.Admin);

        refused.Refusal!.Fields.Single().Sentence.ToString().ShouldContain(says);
    }

    [Theory]
    [InlineData("priority = high or priority = low")]
    [InlineData("priority >= medium and priority != urgent and state = in-progress")]
    [InlineData("progress > 20 and progress < 50 and assignee = me()")]
    [InlineData("(priority = low and open = no) or priority = high")]
    public async Task A_condition_that_can_be_met_is(string guard)
    {
        await Draft(new("in-progress", "on-hold", Workers, []) { Guard = guard });

        (await World.Send(new PublishWorkflow("incident"), World.Admin)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("due", "a comparison is expected")]
    [InlineData("due > +2d", "is no effect")]
    [InlineData("colour = red", "cannot set \"colour\"")]
    [InlineData("assignee = nobody-at-all", "nobody is called")]
    [InlineData("priority = huge", "no value of priority")]
    [InlineData("progress = 120", "no value of progress")]
    [InlineData("due = someday", "someday")]
    public async Task An_effect_that_sets_nothing_is_not_published(string effect, string says)
    {
        await Draft(new("in-progress", "on-hold", Workers, []) { Effects = [effect] });

        var refused = await World.Send(new PublishWorkflow("incident"), World.Admin);

        refused.Refusal!.Fields.Single().Sentence.ToString().ShouldContain(says);
    }

    [Fact]
    public async Task Words_of_ten_kilobytes_are_refused_with_their_bound()
    {
        var huge = new string('x', 10_000);

        (await World.Send(new DraftWorkflow("incident", Standing with { States = [.. Standing.States, new(huge, huge, StateCategory.New)] }), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("1 to 60 characters");
        (await World.Send(new DraftWorkflow("incident", With(new("in-progress", "on-hold", Workers, []) { Guard = huge })), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("1000 characters");
        (await World.Send(new DraftWorkflow("incident", With(new("in-progress", "on-hold", Workers, []) { Effects = [huge] })), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("300 characters");
        (await World.Send(new DraftWorkflow("incident", With(new("in-progress", "on-hold", Workers, [huge]))), World.Admin)).Refusal!.Sentence.ToString().Length.ShouldBeLessThan(400);
        (await World.Send(new DefineField(huge, FieldKind.Text), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("80 characters");
    }

    [Fact]
    public async Task A_draft_is_tried_on_the_steps_items_went()
    {
        var start = Instant.FromUtc(2026, 3, 2, 8, 0);
        await World.Send(new RecountItems([.. Enumerable.Range(0, 30).Select(n => new PastItem(World.SpaceId("IT"), "incident", $"Past {n}", start)
        {
            RequesterId = World.Requester.Id,
            Entries = [new PastMove(start + Duration.FromHours(1), World.Agent.Id, "in-progress"), new PastMove(start + Duration.FromHours(2), World.Agent.Id, n < 20 ? "resolved" : "waiting", "done")],
        })]));
        using var ada = await World.Admin.SignIn();
        await World.Send(new DraftWorkflow("incident", Standing with
        {
            Transitions = [.. Standing.Transitions.Where(w => w.To != "resolved"), new("waiting", "resolved", Workers, [])],
        }), World.Admin);

        var page = await ada.Open("/admin/types/incident/workflow");

        page.Words.ShouldContain("In progress → Resolved: 20 times");
        page.Words.ShouldContain("Nobody used these states in 180 days");
        page.Words.ShouldNotContain("In progress → Waiting");
    }

    private Workflow With(WorkTransition way) => Standing with { Transitions = [.. Standing.Transitions.Where(w => w.To != way.To), way, new("*", way.To == "on-hold" ? "closed" : "on-hold", Workers, [])] };

    private async Task Draft(WorkTransition way) => (await World.Send(new DraftWorkflow("incident", With(way)), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task Publish(WorkTransition way)
    {
        await Draft(way);
        var published = await World.Send(new PublishWorkflow("incident"), World.Admin);
        published.Succeeded.ShouldBeTrue(published.Refusal?.Sentence.ToString());
    }
}
