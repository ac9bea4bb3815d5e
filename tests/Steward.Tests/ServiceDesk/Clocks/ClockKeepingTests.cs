using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Explaining;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>Clocks follow what happens to items, in the same commit.</summary>
public class ClockKeepingTests : WorldTest
{
    [Fact]
    public async Task A_new_item_has_its_clocks_when_it_is_there()
    {
        await World.Promise("First response", ClockMetric.FirstResponse);
        await World.Promise("Resolution", ClockMetric.Resolution);

        var key = await World.NewItem(World.Agent, "urgent");

        var clocks = await World.Clocks(key);
        clocks.Select(c => (c.Metric, c.Stage, c.Run)).ShouldBe([(ClockMetric.FirstResponse, ClockStage.Running, 1), (ClockMetric.Resolution, ClockStage.Running, 1)]);
        var item = await World.Item(key);
        clocks[0].DueAt.ShouldBe(item.CreatedAt + Duration.FromMinutes(30));
        clocks[1].DueAt.ShouldBe(item.CreatedAt + Duration.FromHours(4));
        item.PromisedAt.ShouldBe(clocks[0].DueAt); // the nearer one, so that none hides another
        (await World.Agent.Api.Get($"/api/v1/items/{key}"))["promisedAt"].ShouldNotBeNull();
        (await World.Moments(key)).ShouldHaveSingleItem().Kind.ShouldBe(MomentKind.Created);
    }

    [Fact]
    public async Task Our_reply_stops_the_first_response_and_a_note_or_the_requesters_words_do_not()
    {
        await World.Promise("First response", ClockMetric.FirstResponse);
        var key = await World.NewItem(World.Requester);

        await Say(World.Agent, key, "Only for us", internally: true);
        (await World.Clocks(key))[0].Stage.ShouldBe(ClockStage.Running);
        await Say(World.Requester, key, "Anybody there?");
        (await World.Clocks(key))[0].Stage.ShouldBe(ClockStage.Running);
        await Say(World.Agent, key, "On my way");

        var clock = (await World.Clocks(key))[0];
        (clock.Stage, clock.Broken, clock.DueAt is null).ShouldBe((ClockStage.Stopped, false, false));
        clock.UsedMs.ShouldNotBeNull();
        (await World.Moments(key)).Select(m => m.Kind).ShouldBe([MomentKind.Created, MomentKind.Noted, MomentKind.Asked, MomentKind.Replied]);
        (await World.Item(key)).PromisedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_colleague_who_asks_for_herself_is_a_requester()
    {
        await World.Promise("First response", ClockMetric.FirstResponse);
        var key = await World.NewItem(World.Agent);

        await Say(World.Agent, key, "It is still dark");

        (await World.Clocks(key))[0].Stage.ShouldBe(ClockStage.Running);
    }

    [Fact]
    public async Task Waiting_stands_and_going_on_runs_with_what_was_left()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Agent);

        await Move(key, "waiting");
        var standing = (await World.Clocks(key))[0];
        (standing.Stage, standing.DueAt, standing.NextAt).ShouldBe((ClockStage.Paused, null, null));
        standing.PausedAt.ShouldNotBeNull();
        await Move(key, "in-progress");

        var running = (await World.Clocks(key))[0];
        running.Stage.ShouldBe(ClockStage.Running);
        running.DueAt.ShouldBe(running.StartedAt + Duration.FromHours(24) + Duration.FromMilliseconds(running.StoodMs));
    }

    [Fact]
    public async Task Another_priority_is_another_target_from_the_same_start()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Agent);
        var before = (await World.Clocks(key))[0];

        (await World.Agent.Api.Patch($"/api/v1/items/{key}", new { priority = "urgent" })).Code.ShouldBe(200);

        var after = (await World.Clocks(key)).ShouldHaveSingleItem();
        (after.Id, after.StartedAt, after.Amount).ShouldBe((before.Id, before.StartedAt, 4));
        after.DueAt.ShouldBe(after.StartedAt + Duration.FromHours(4));
    }

    [Fact]
    public async Task What_comes_back_goes_on_and_what_is_cancelled_was_not_measured()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Agent);
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { assignee = World.Agent.Email });

        await Move(key, "resolved");
        (await World.Clocks(key))[0].Stage.ShouldBe(ClockStage.Stopped);
        await Move(key, "in-progress");
        (await World.Clocks(key)).ShouldHaveSingleItem().Stage.ShouldBe(ClockStage.Running);
        await Move(key, "cancelled");

        (await World.Clocks(key)).ShouldHaveSingleItem().Stage.ShouldBe(ClockStage.Cancelled);
    }

    [Fact]
    public async Task What_is_stored_is_what_the_explanation_reckons()
    {
        await World.Promise("First response", ClockMetric.FirstResponse);
        await World.Promise("Resolution", ClockMetric.Resolution);
        await World.Promise("Update", ClockMetric.Update);
        var key = await World.NewItem(World.Requester, "high");
        await Say(World.Agent, key, "On my way");
        await Move(key, "waiting");
        await Say(World.Requester, key, "Thank you");
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { priority = "urgent", team = "Network", assignee = World.Agent.Email });
        await Move(key, "resolved");
        using var tom = await World.Agent.SignIn();

        foreach (var clock in await World.Clocks(key))
        {
            var page = await tom.Open($"/i/{key}/clocks/{clock.Id}");
            ((int)page.Status).ShouldBe(200);
            page.Words.ShouldNotContain("Reckoned now, it would be another");
            page.Words.ShouldContain("How it is reckoned");
        }
    }

    [Fact]
    public async Task A_past_that_was_told_is_reckoned_exactly()
    {
        var monday = Instant.FromUtc(2026, 3, 9, 7, 0); // eight o'clock in Berlin
        Instant H(double hours) => monday + Duration.FromHours(hours);
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with { Calendar = CalendarSource.Workspace });
        var told = await World.Send(new RecountItems([new PastItem(World.SpaceId("IT"), "incident", "Told", monday)
        {
            Priority = Priority.High, RequesterId = World.Requester.Id, CreatedById = World.Requester.Id,
            Entries =
            [
                new PastAssignment(H(0.5), World.Agent.Id, World.Agent.Id), new PastMove(H(1), World.Agent.Id, "waiting"), new PastComment(H(2), World.Requester.Id, "Here"),
                new PastMove(H(3), World.Agent.Id, "in-progress"), new PastPriority(H(3.5), World.Agent.Id, Priority.Urgent), new PastMove(H(8), World.Agent.Id, "resolved", "Done"),
            ],
        }]));

        await World.Recount(finished: true);

        var clock = (await World.Clocks(told.Answer.Keys[0])).ShouldHaveSingleItem();
        // 8–9, then 11–12 and 13–15 make four hours: due at three; resolved at four
        (clock.Stage, clock.Broken, clock.DueAt, clock.Amount).ShouldBe((ClockStage.Stopped, true, H(7), 4));
        clock.UsedMs.ShouldBe((long)Duration.FromHours(5).TotalMilliseconds);
        clock.StoodMs.ShouldBe((long)Duration.FromHours(2).TotalMilliseconds);
        clock.NextAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_stream_out_of_the_history_is_the_stream_that_was_heard()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Requester, "high");
        await Say(World.Agent, key, "On my way");
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { priority = "urgent", team = "Network", assignee = World.Agent.Email, service = "Email" });
        await Say(World.Requester, key, "Thank you"); // not while it waits: that moves it on in one command, and what one command does happens at once
        await Move(key, "waiting");
        await Move(key, "resolved");
        var heard = await World.Moments(key);

        var item = await World.Item(key);
        using var lease = World.Workspace.Database.Read();
        var recalled = await Steward.ServiceDesk.Clocks.Recounting.Recollection.Of(World.Workspace, lease.Db, [item], Instant.FromUtc(2200, 1, 1, 0, 0));

        string.Join("\n", recalled.Select(Said)).ShouldBe(string.Join("\n", heard.Select(Said)));

        static string Said(Moment m) => $"{m.At} {m.Kind} {m.State} {m.Category} {m.Priority} {m.AssigneeId} {m.TeamId} {m.RequesterId} {m.Service} {m.Answered} {m.Unanswered}";
    }

    [Fact]
    public async Task Purging_an_item_takes_its_clocks_along()
    {
        await World.Promise("Resolution", ClockMetric.Resolution);
        var key = await World.NewItem(World.Agent);
        var item = await World.Item(key);

        var parts = World.Workspace.Contributed<IPartsOfItems>();
        await World.Workspace.Database.Write(async db =>
        {
            foreach (var part in parts)
                await part.Remove(db, Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Set<WorkItem>()).Where(i => i.Id == item.Id).Select(i => i.Id));
            return new Steward.Platform.Data.Written<bool>(true, Keep: true);
        });

        (await World.Clocks(key)).ShouldBeEmpty();
        (await World.Moments(key)).ShouldBeEmpty();
    }

    private async Task Say(WorldPerson by, string key, string text, bool internally = false) =>
        (await by.Api.Post($"/api/v1/items/{key}/comments", new { text, @internal = internally })).Code.ShouldBeInRange(200, 201);

    private async Task Move(string key, string to)
    {
        var moved = await World.Agent.Api.Post($"/api/v1/items/{key}/transitions", new { to, note = "because" });
        moved.Code.ShouldBe(200, moved.Text);
    }
}
