using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Identity.Calendars;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Explaining;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Recounting;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>Lists, rules and reports ask about clocks, and every door answers alike.</summary>
public class ClockQueryTests : WorldTest
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 9, 7, 0);

    [Fact]
    public async Task Database_and_memory_answer_alike_about_clocks()
    {
        await Fill(60);
        string[] queries =
        [
            "sla.breached = yes", "sla.breached = no", "sla.paused = yes", "sla.due is empty", "sla.due < 2026-03-20", "sla.due > now", "answered = yes", "unanswered = yes", "happened = replied",
            "happened in (asked, moved)", "happened != noted", "clock(Resolution, met)", "clock(Resolution, missed)", "clock(Resolution, running)", "clock(Resolution, paused)", "clock(Resolution, cancelled)",
            "clock(\"First response\", missed, 2026-03-10)", "clock(\"First response\", met, 2026-03-10, 2026-03-12)", "not clock(Resolution, met) and answered = no",
        ];
        using var lease = World.Workspace.Database.Read();
        var all = await lease.Db.Set<WorkItem>().ToListAsync();
        var known = await KnownItem.Load(World.Workspace, lease.Db, all);
        foreach (var actor in new[] { World.Admin.Actor(), World.Agent.Actor(), World.OtherAgent.Actor() })
        {
            var scope = new QueryScope(World.Workspace, actor, lease.Db, Monday + Duration.FromDays(5));
            var held = 0;
            foreach (var text in queries)
            {
                var test = ItemConditions.Bind(QueryText.Parse(text).Answer.Where, scope);
                test.Succeeded.ShouldBeTrue($"{text}: {test.Refusal?.Sentence}");
                var selected = await lease.Db.Set<WorkItem>().Where(test.Answer.In(lease.Db)).Select(i => i.Id).ToListAsync();
                var holds = known.Where(test.Answer.Holds).Select(k => k.Item.Id).ToList();
                selected.Order().ShouldBe(holds.Order(), text);
                held += holds.Count > 0 && holds.Count < all.Count ? 1 : 0;
            }

            if (actor.IsAdmin)
                held.ShouldBeGreaterThan(queries.Length * 2 / 3); // else the queries ask for nothing
        }
    }

    [Theory]
    [InlineData("clock(Resolution)", "takes a name")]
    [InlineData("clock(Nothing, met)", "no clock named")]
    [InlineData("clock(Resolution, perhaps)", "nothing a clock can be")]
    [InlineData("clock(Resolution, met, soon)", "not a day")]
    [InlineData("happened = thunder", "thunder")]
    public async Task A_question_that_cannot_be_asked_says_where(string query, string words)
    {
        await World.Promise("Resolution", ClockMetric.Resolution);

        var answer = await World.Agent.Api.Get($"/api/v1/items?q={Uri.EscapeDataString(query)}");

        answer.Code.ShouldBeInRange(400, 422);
        answer.Text.ShouldContain(words);
    }

    [Fact]
    public async Task A_queue_is_sorted_by_what_is_promised_next_and_shows_it()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var low = await World.NewItem(World.Agent, "low");
        var urgent = await World.NewItem(World.Agent, "urgent");

        var keys = (await World.Agent.Api.Get("/api/v1/items?q=sla.due%20is%20not%20empty&order=sla.due")).Each("items", "key");

        keys.Where(k => k == urgent || k == low).ShouldBe([urgent, low]);
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/s/IT?columns=title,sla&q=sla.due%20is%20not%20empty")).Words.ShouldContain("left");
        (await tom.Open($"/i/{urgent}")).Words.ShouldContain("Resolution");
    }

    [Fact]
    public async Task Requesters_learn_nothing_of_clocks()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Requester);

        (await World.Requester.Api.Get("/api/v1/items?q=clock(Resolution,%20running)")).Each("items", "key").ShouldBeEmpty();
        (await World.Requester.Api.Get("/api/v1/items?q=sla.due%20is%20not%20empty")).Each("items", "key").ShouldBeEmpty();
        (await World.Requester.Api.Get($"/api/v1/items/{key}"))["promisedAt"].ShouldBeNull();
        (await World.Requester.Api.Get($"/api/v1/items/{key}/clocks")).Text.ShouldBe("[]");
        (await World.Agent.Api.Get($"/api/v1/items/{key}/clocks")).Text.ShouldContain("Resolution");
    }

    [Fact]
    public async Task A_report_counts_what_its_links_open()
    {
        await Fill(60);
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open("/reports/service-levels?clock=Resolution&from=2026-03-01&to=2026-04-30");

        ((int)page.Status).ShouldBe(200);
        var links = page.Document.QuerySelectorAll("a.quiet-link[aria-label]");
        links.Length.ShouldBeGreaterThan(4);
        foreach (var link in links)
        {
            var query = Uri.UnescapeDataString(link.GetAttribute("href")!.Split("q=")[1]);
            var found = await World.Agent.Api.Get($"/api/v1/items?limit=200&q={Uri.EscapeDataString(query)}");
            found.Code.ShouldBe(200, query);
            found.Each("items", "key").Count.ShouldBe(int.Parse(link.GetAttribute("aria-label")!.Split(": ")[^1], System.Globalization.CultureInfo.InvariantCulture), query);
        }
    }

    [Fact]
    public async Task What_if_says_how_many_more_would_be_late_and_writes_nothing()
    {
        var id = (await World.Promise("Resolution", ClockMetric.Resolution, body => body with { Targets = [new TargetRow { Amount = 1_000, Unit = TargetUnit.Hours }] }));
        await Tell(40);
        await World.Recount(finished: true);
        var body = World.Workspace.Get<Rulebook>().RuleOf(id)!.Body;
        await World.Send(new SaveDraft(id, "Resolution", body with { Targets = [new TargetRow { Amount = 1, Unit = TargetUnit.Hours }] }), World.Admin);
        using var lease = World.Workspace.Database.Read();
        var before = await lease.Db.Set<Clock>().CountAsync();

        var what = (await WhatIf.Of(World.Workspace, lease.Db, body with { Targets = [new TargetRow { Amount = 1, Unit = TargetUnit.Hours }] }, World.Workspace.Get<Rulebook>().RuleOf(id)!.Rule, Monday + Duration.FromDays(30))).Answer;

        what.Worse.ShouldBeGreaterThan(10);
        what.Better.ShouldBe(0);
        what.BrokenAfter.ShouldBeGreaterThan(what.BrokenBefore);
        what.Changed.Count.ShouldBe(what.Worse);
        (await lease.Db.Set<Clock>().CountAsync()).ShouldBe(before);
        using var ada = await World.Admin.SignIn();
        (await ada.Open($"/admin/clocks/{id}/what-if")).Words.ShouldContain("would be late");
    }

    [Fact]
    public async Task A_change_of_working_time_moves_what_runs_and_leaves_what_ended()
    {
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with { Calendar = CalendarSource.Workspace, Targets = [new TargetRow { Amount = 400, Unit = TargetUnit.BusinessHours }] });
        var running = await World.NewItem(World.Agent);
        var before = (await World.Clocks(running))[0].DueAt;

        await World.Send(new SetWorkingWeek(CalendarOwner.Workspace, new LocalDate(2000, 1, 1), ["8-10", "8-10", "8-10", "8-10", "8-10", "", ""]), World.Admin);
        await World.Recount(); // beside the one that was ordered: whichever comes first moves the clocks

        (await World.Clocks(running))[0].DueAt!.Value.ShouldBeGreaterThan(before!.Value);
        (await World.Item(running)).PromisedAt.ShouldBe((await World.Clocks(running))[0].DueAt);
        (await World.Recount()).Changed.ShouldBe(0); // a second time there is nothing to do
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<ClockRecount>().CountAsync()).ShouldBeGreaterThan(0); // it was ordered by itself
    }

    private async Task Fill(int items)
    {
        await World.Promise("First response", ClockMetric.FirstResponse);
        await World.Promise("Resolution", ClockMetric.Resolution);
        await Tell(items);
        await World.Recount(finished: true);
    }

    private async Task Tell(int items)
    {
        var random = new Random(7);
        string[] states = ["in-progress", "waiting", "resolved", "resolved", "cancelled"];
        var told = await World.Send(new RecountItems([.. Enumerable.Range(0, items).Select(n =>
        {
            var at = Monday + Duration.FromMinutes(random.Next(6_000));
            var created = at;
            var entries = new List<PastEntry>();
            for (var left = random.Next(5); left > 0; left--)
            {
                at += Duration.FromMinutes(random.Next(1, 3_000));
                entries.Add(random.Next(4) switch
                {
                    0 => new PastComment(at, World.Agent.Id, "Ours", random.Next(4) == 0),
                    1 => new PastComment(at, World.Requester.Id, "Theirs"),
                    2 => new PastPriority(at, World.Agent.Id, (Priority)random.Next(1, 5)),
                    _ => new PastMove(at, World.Agent.Id, states[random.Next(states.Length)], "because"),
                });
            }

            return new PastItem(World.SpaceId(n % 4 == 0 ? "NET" : "IT"), n % 3 == 0 ? "request" : "incident", $"Told {n}", created)
            {
                Priority = (Priority)random.Next(1, 5), RequesterId = World.Requester.Id, CreatedById = World.Requester.Id, Service = n % 2 == 0 ? "Email" : null, Entries = entries,
            };
        })]));
        told.Succeeded.ShouldBeTrue(told.Refusal?.Sentence.ToString());
    }
}
