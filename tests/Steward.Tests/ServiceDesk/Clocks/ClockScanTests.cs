using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Clocks.Stepping;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>Steps are taken when they come, each once, and what cannot be done is said.</summary>
public class ClockScanTests : WorldTest
{
    [Fact]
    public async Task A_step_is_taken_once_whoever_asks_and_however_often()
    {
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with
        {
            Steps = [new Step { Percent = 1, Act = StepAct.TellAssignee }, new Step { Percent = 2, Act = StepAct.RaisePriority, Priority = Priority.High }, new Step { Minutes = 60, Act = StepAct.TellLead }],
        });
        var key = await World.NewItem(World.Requester);
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { assignee = World.Agent.Email });
        var clock = (await World.Clocks(key))[0];
        clock.NextAt.ShouldBe(clock.StartedAt + Duration.FromSeconds(864)); // one percent of 24 hours
        await Pretend(clock.Id, early: true);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => World.Send(new TakeSteps(clock.Id))));

        outcomes.ShouldAllBe(o => o.Succeeded);
        (await Kinds(key, "item.promise-nears")).ShouldBe(1);
        (await World.Agent.Api.Get("/api/v1/inbox")).Text.ShouldNotBeEmpty();
        var item = await World.Item(key);
        item.Priority.ShouldBe(Priority.High);
        (await World.Clocks(key))[0].Amount.ShouldBe(8); // the raised priority is another target at once
    }

    [Fact]
    public async Task The_scan_finds_what_is_due_by_one_range_and_notes_the_breach_once()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await Told(Duration.FromDays(400), Priority.Urgent);
        var clock = (await World.Clocks(key))[0];
        (clock.Broken, clock.NextAt).ShouldBe((true, null)); // a past that was told calls nobody

        var fresh = await World.NewItem(World.Requester, "urgent");
        var running = (await World.Clocks(fresh))[0];
        await Pretend(running.Id, early: false);
        await Scan();
        await Scan();

        (await Kinds(fresh, "item.promise-broken")).ShouldBe(1);
        (await World.Clocks(fresh))[0].Broken.ShouldBeTrue();
        (await Kinds(key, "item.promise-broken")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_a_change_is_refused_the_step_is_taken_and_the_history_says_why()
    {
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with { Steps = [new Step { Percent = 1, Act = StepAct.RaisePriority, Priority = Priority.Urgent }] });
        var key = await World.NewItem(World.Requester);
        var clock = (await World.Clocks(key))[0];
        await World.Workspace.Database.Write(async db =>
        {
            await db.Set<Steward.WorkItems.Spaces.Space>().Where(s => s.Key == "IT").ExecuteUpdateAsync(set => set.SetProperty(s => s.ArchivedAt, Instant.FromUtc(2026, 1, 1, 0, 0)));
            return new Written<bool>(true, Keep: true);
        });
        World.Workspace.Live.Publish([new Steward.Platform.Live.LiveNews("spaces")]);
        await Pretend(clock.Id, early: true);

        await Scan();

        (await Kinds(key, "item.promise-nears")).ShouldBe(1);
        (await World.Item(key)).Priority.ShouldBe(Priority.Medium);
        (await Notes(key, "item.promise-nears")).ShouldNotBeNullOrEmpty();
    }

    private Task Scan() => new ClockScan(World.Services.GetRequiredService<Dispatcher>(), TimeProvider.System).Run(World.Workspace, default);

    /// <summary>Moves an item and its clock back in time, as if it had been created earlier: the clock of the program cannot be set.</summary>
    private async Task Pretend(long clockId, bool early)
    {
        await World.Workspace.Database.Write(async db =>
        {
            var clock = await db.Set<Clock>().AsNoTracking().SingleAsync(c => c.Id == clockId);
            var back = early ? Duration.FromHours(1) : Duration.FromHours(100);
            await db.Set<Moment>().Where(m => m.ItemId == clock.ItemId).ExecuteUpdateAsync(set => set.SetProperty(m => m.At, clock.StartedAt - back));
            await db.Set<Clock>().Where(c => c.Id == clockId).ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAt, clock.StartedAt - Duration.FromMinutes(1)));
            return new Written<bool>(true, Keep: true);
        });
    }

    private async Task<string> Told(Duration ago, Priority priority)
    {
        var at = Instant.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) - ago;
        var told = await World.Send(new RecountItems([new PastItem(World.SpaceId("IT"), "incident", "Old", at) { Priority = priority, RequesterId = World.Requester.Id, CreatedById = World.Requester.Id }]));
        await World.Recount();
        return told.Answer.Keys[0];
    }

    private async Task<int> Kinds(string key, string kind)
    {
        var item = await World.Item(key);
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<EventRow>().CountAsync(e => e.SubjectId == item.Id && e.Kind == kind);
    }

    private async Task<string?> Notes(string key, string kind)
    {
        var item = await World.Item(key);
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<EventRow>().Where(e => e.SubjectId == item.Id && e.Kind == kind).Select(e => e.Note).SingleAsync();
    }
}
