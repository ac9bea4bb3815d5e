using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;
using Xunit;

namespace Steward.Tests.WorkItems.Recounting;

public class RecountItemsTests : WorldTest
{
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 3, 8, 0);

    [Fact]
    public async Task An_item_stands_where_its_past_led_it()
    {
        var key = (await Recount(Story()))[0];

        var item = await World.Agent.Api.Get("/api/v1/items/" + key);
        (item["state"], item["stateCategory"], item["priority"], item["assignee"]).ShouldBe(("closed", "done", "high", World.Agent.Email));
        (item["createdAt"], item["updatedAt"], item["version"]).ShouldBe(("2025-03-03T08:00:00Z", "2025-03-03T18:00:00Z", "10"));
    }

    [Fact]
    public async Task The_history_says_what_the_verbs_would_have_said()
    {
        await Recount(Story());

        using var read = World.Workspace.Database.Read();
        var item = await read.Db.Set<WorkItem>().SingleAsync(i => i.Title == "The lift stands still");
        var events = await read.Db.Set<EventRow>().Where(e => e.Subject == "item" && e.SubjectId == item.Id).OrderBy(e => e.Id).ToListAsync();
        events.Select(e => e.Kind).ShouldBe(
        [
            "item.created", "item.changed", "item.moved-on", "item.commented", "item.commented", "item.moved-on", "item.closed",
            "item.reopened", "item.moved-on", "item.changed", "item.moved-on", "item.closed", "item.moved-on",
        ]);
        events.Select(e => e.At).ShouldBeInOrder();
        events[1].ReadChanges().ShouldBe([new Change("assignee", null, World.Agent.Name)]);
        events.ShouldAllBe(e => e.RecordedAt > Start + Duration.FromDays(30));
        var closure = await read.Db.Set<Closure>().SingleAsync(c => c.ItemId == item.Id);
        (closure.Resolution, closure.ById).ShouldBe(("Changed the relay.", World.Agent.Id));
    }

    [Fact]
    public async Task Numbers_go_on_after_those_recounted()
    {
        var keys = await Recount(Story(), Story(), Story());
        var next = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "One more" });

        keys.Distinct().Count().ShouldBe(3);
        long.Parse(next["key"]!.Split('-')[1]).ShouldBeGreaterThan(keys.Max(k => long.Parse(k.Split('-')[1])));
    }

    [Fact]
    public async Task Children_and_links_find_each_other_by_label()
    {
        var keys = await Recount(
            new PastItem(World.SpaceId("MOVE"), "task", "Plan the move", Start) { Label = "plan" },
            new PastItem(World.SpaceId("MOVE"), "task", "Count the desks", Start) { Below = "plan", Links = [(LinkKind.Precedes, "plan")] });

        (await World.Lead.Api.Post($"/api/v1/items/{keys[0]}/transitions", new { to = "done" })).Fault("children").ShouldNotBeEmpty();
        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<ItemLink>().CountAsync(l => l.Kind == LinkKind.Precedes)).ShouldBe(1);
    }

    [Fact]
    public async Task A_past_that_goes_backwards_is_refused_as_a_whole()
    {
        var odd = Story() with { Title = "Odd", Entries = [new PastComment(Start - Duration.FromHours(1), World.Agent.Id, "Too early.")] };
        var outcome = await World.Send(new RecountItems([Story(), odd]));

        outcome.Refusal.ShouldNotBeNull().Sentence.ToString().ShouldContain("Odd");
        (await World.Agent.Api.Get("/api/v1/items?q=title ~ lift")).List("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_but_an_administrator_or_the_program_sends_it()
    {
        var outcome = await World.Send(new RecountItems([Story()]), World.Lead);

        outcome.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    private async Task<IReadOnlyList<string>> Recount(params PastItem[] items) => (await World.Send(new RecountItems(items))).Answer.Keys;

    private PastItem Story() => new(World.SpaceId("IT"), "incident", "The lift stands still", Start)
    {
        Priority = Priority.Medium, RequesterId = World.Requester.Id, CreatedById = World.Requester.Id,
        Entries =
        [
            new PastAssignment(At(1), World.Lead.Id, World.Agent.Id),
            new PastMove(At(2), World.Agent.Id, "in-progress"),
            new PastComment(At(3), World.Agent.Id, "On my way."),
            new PastComment(At(4), World.Agent.Id, "The relay again.", Internal: true),
            new PastMove(At(5), World.Agent.Id, "resolved", "It runs."),
            new PastMove(At(6), World.Requester.Id, "in-progress"),
            new PastPriority(At(7), World.Agent.Id, Priority.High),
            new PastMove(At(8), World.Agent.Id, "resolved", "Changed the relay."),
            new PastMove(At(10), World.Requester.Id, "closed"),
        ],
    };

    private static Instant At(int hours) => Start + Duration.FromHours(hours);
}
