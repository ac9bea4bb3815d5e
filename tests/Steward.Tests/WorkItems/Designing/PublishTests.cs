using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Designing;

public class PublishTests : WorldTest
{
    private const int Many = 1_000;
    private const Role Workers = Role.Member | Role.Agent | Role.Lead | Role.Admin;

    /// <summary>Waiting and on hold become one, cancelled is no more, and a check stands before the end.</summary>
    private static readonly Workflow Next = new(
        [
            new("new", "New", StateCategory.New), new("in-progress", "At work", StateCategory.Active), new("parked", "Parked", StateCategory.Waiting),
            new("resolved", "Resolved", StateCategory.Active), new("closed", "Closed", StateCategory.Done),
        ],
        [
            new("new", "in-progress", Workers, []), new("in-progress", "parked", Workers, ["reason"]), new("parked", "in-progress", Workers, []),
            new("in-progress", "resolved", Workers, ["resolution"]), new("resolved", "closed", Workers, []), new("closed", "in-progress", Workers, []),
        ]);

    private static readonly Dictionary<string, string> Moves = new() { ["waiting"] = "parked", ["on-hold"] = "parked", ["cancelled"] = "closed" };

    [Fact]
    public async Task A_workflow_changes_under_a_thousand_live_items_and_none_gets_stuck()
    {
        string[] states = ["new", "in-progress", "waiting", "on-hold", "resolved", "closed", "cancelled"];
        var keys = await Fill(states);
        await Draft(Next);

        var published = await World.Send(new PublishWorkflow("incident") { Moves = Moves }, World.Admin);

        published.Succeeded.ShouldBeTrue(published.Refusal?.Sentence.ToString());
        var items = Incidents();
        published.Answer.Moved.ShouldBeInRange(428, 432);
        items.Count.ShouldBeGreaterThanOrEqualTo(Many);
        var live = World.Workspace.Get<TypeDirectory>().Find("incident")!.Workflow;
        items.ShouldAllBe(i => live.Find(i.State) != null && live.Find(i.State)!.Category == i.Category);
        items.Where(i => i.SpaceId == World.SpaceId("IT")).ShouldAllBe(i => Ways.OutOf(i, live, World.Agent.Actor()).Count > 0);
        // what is closed has its row, what is open again has none
        using var lease = World.Workspace.Database.Read();
        var closed = lease.Db.Set<Closure>().Select(c => c.ItemId).ToHashSet();
        items.Where(i => closed.Contains(i.Id) == i.IsOpen).ShouldBeEmpty();
        // and one of each goes on by an ordinary step
        foreach (var key in keys.Take(states.Length))
            (await Step(key, live)).ShouldBeNull(key);
    }

    [Fact]
    public async Task Each_item_that_went_says_so_in_its_history_and_nobody_else_is_bothered()
    {
        var keys = await Fill(["waiting", "new"], 20);
        var before = Incidents().ToDictionary(i => i.Id, i => i.Version);
        await Draft(Next);

        await World.Send(new PublishWorkflow("incident") { Moves = Moves }, World.Admin);

        using var lease = World.Workspace.Database.Read();
        var went = Incidents().Where(i => i.State == "parked").ToList();
        var told = lease.Db.Set<EventRow>().Where(e => e.Kind == "item.moved-on").ToList();
        went.Count.ShouldBe(10);
        went.ShouldAllBe(i => told.Any(e => e.SubjectId == i.Id && e.ReadChanges()[0].To == "parked"));
        Incidents().Where(i => i.State == "new").ShouldAllBe(i => i.Version == before[i.Id]);
        keys.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Items_in_a_state_that_goes_must_be_given_a_place()
    {
        await Fill(["waiting"], 3);
        await Draft(Next);

        var none = await World.Send(new PublishWorkflow("incident"), World.Admin);
        var nowhere = await World.Send(new PublishWorkflow("incident") { Moves = new Dictionary<string, string>(Moves) { ["waiting"] = "nowhere" } }, World.Admin);

        none.Refusal!.Fields.Select(f => f.Field).ShouldContain("move:waiting");
        nowhere.Refusal!.Fields.Single().Sentence.ToString().ShouldContain("Waiting for requester");
        Incidents().ShouldAllBe(i => i.State != "parked");
    }

    [Fact]
    public async Task An_item_that_was_made_in_the_moment_of_publishing_can_be_taken_to_the_first_state()
    {
        var key = (await Fill(["waiting"], 1)).Single();
        await Draft(Next);
        await World.Send(new PublishWorkflow("incident") { Moves = Moves }, World.Admin);
        await World.Workspace.Database.Write(async db => new Written<int>(await db.Set<WorkItem>().Where(i => i.State == "parked").ExecuteUpdateAsync(set => set.SetProperty(i => i.State, "waiting")), Keep: true));
        using var tom = await World.Agent.SignIn();

        (await tom.Open("/i/" + key)).Find("[name=to][value=new]").ShouldNotBeNull();
        (await World.Send(new MoveItemOn(key, "new"), World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Send(new MoveItemOn(key, "in-progress"), World.Agent)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Unreachable", "\"Parked\" cannot be reached")]
    [InlineData("NoWayOut", "Items get stuck in \"At work\"")]
    [InlineData("StartsClosed", "\"Closed\" comes first")]
    [InlineData("NoEnd", "No state is done")]
    [InlineData("WayForNobody", "Nobody may go from New to \"At work\"")]
    public async Task A_workflow_that_breaks_a_rule_is_kept_as_a_draft_but_not_published(string rule, string says)
    {
        await Draft(rule switch
        {
            "Unreachable" => Next with { Transitions = [.. Next.Transitions.Where(w => w.To != "parked")] },
            "NoWayOut" => Next with { Transitions = [.. Next.Transitions.Where(w => w.From != "in-progress"), new("in-progress", "parked", Role.Requester, [])] },
            "StartsClosed" => Next with { States = [.. Next.States.Reverse()] },
            "NoEnd" => Next with { States = [.. Next.States.Select(s => s.Key == "closed" ? s with { Category = StateCategory.Cancelled } : s)] },
            _ => Next with { Transitions = [Next.Transitions[0] with { Roles = Role.Admin }, .. Next.Transitions.Skip(1)] },
        });

        var refused = await World.Send(new PublishWorkflow("incident") { Moves = Moves }, World.Admin);

        refused.Refusal!.Fields.Select(f => f.Sentence.ToString()).ShouldContain(s => s.Contains(says, StringComparison.Ordinal));
        World.Workspace.Get<TypeDirectory>().Find("incident")!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Workflows_nobody_could_read_are_not_even_kept()
    {
        (await World.Send(new DraftWorkflow("incident", new([], [])), World.Admin)).Succeeded.ShouldBeFalse();
        (await World.Send(new DraftWorkflow("incident", Next with { States = [.. Next.States, new("extra", "parked", StateCategory.New)] }), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("Two states");
        (await World.Send(new DraftWorkflow("incident", Next with { Transitions = [new("new", "gone", Workers, [])] }), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("not there");
        (await World.Send(new DraftWorkflow("incident", Next with { Transitions = [new("new", "closed", Workers, ["magic"])] }), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("magic");
    }

    [Fact]
    public async Task Versions_are_kept_and_an_earlier_one_comes_back_as_a_draft()
    {
        var first = World.Workspace.Get<TypeDirectory>().Find("incident")!.Definition;
        await Draft(Next);
        await World.Send(new PublishWorkflow("incident") { Moves = Moves }, World.Admin);

        (await World.Send(new RestoreVersion("incident", 1), World.Admin)).Succeeded.ShouldBeTrue();
        var back = await World.Send(new PublishWorkflow("incident") { Moves = new Dictionary<string, string> { ["parked"] = "waiting" } }, World.Admin);

        back.Answer.Version.ShouldBe(3);
        World.Workspace.Get<TypeDirectory>().Find("incident")!.Definition.ShouldBe(first);
        (await World.Send(new RestoreVersion("incident", 9), World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
    }

    [Fact]
    public async Task A_draft_somebody_else_saved_meanwhile_is_neither_overwritten_nor_published()
    {
        await Draft(Next);
        await Draft(Next with { States = [.. Next.States.Select(s => s.Key == "parked" ? s with { Name = "Asleep" } : s)] });

        (await World.Send(new DraftWorkflow("incident", Next) { Seen = 1 }, World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Stale);
        (await World.Send(new PublishWorkflow("incident") { Moves = Moves, Seen = 1 }, World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Stale);
    }

    private async Task Draft(Workflow workflow) => (await World.Send(new DraftWorkflow("incident", workflow), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task<IReadOnlyList<string>> Fill(string[] states, int count = Many)
    {
        var start = Instant.FromUtc(2026, 3, 2, 8, 0);
        var told = await World.Send(new RecountItems([.. Enumerable.Range(0, count).Select(n =>
        {
            var state = states[n % states.Length];
            return new PastItem(World.SpaceId("IT"), "incident", $"Ticket {n}", start)
            {
                RequesterId = World.Requester.Id, Entries = state == "new" ? [] : [new PastMove(start + Duration.FromHours(1), World.Agent.Id, state, "because")],
            };
        })]));
        told.Succeeded.ShouldBeTrue(told.Refusal?.Sentence.ToString());
        return told.Answer.Keys;
    }

    private List<WorkItem> Incidents()
    {
        using var lease = World.Workspace.Database.Read();
        return [.. lease.Db.Set<WorkItem>().Where(i => i.Type == "incident")];
    }

    private async Task<string?> Step(string key, Workflow live)
    {
        var state = (await World.Agent.Api.Get($"/api/v1/items/{key}"))["state"]!;
        var moved = await World.Send(new MoveItemOn(key, live.From(state).First().To) { Note = "On" }, World.Agent);
        return moved.Refusal?.Sentence.ToString();
    }
}
