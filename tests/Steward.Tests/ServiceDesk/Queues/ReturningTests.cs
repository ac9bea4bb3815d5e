using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Returning;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>What rests too long, and what waits for somebody away.</summary>
public class ReturningTests : WorldTest
{
    [Fact]
    public async Task What_its_assignee_lets_rest_goes_back_once_and_they_hear_of_it()
    {
        await Week("00:00-24:00");
        var queue = await World.Queue("Desk", but: w => w with { IdleMinutes = 600 });
        await Pretend(World.PrinterTicket, Duration.FromMinutes(300));
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id);

        await Pretend(World.PrinterTicket, Duration.FromMinutes(400));
        await Review();
        await Review();

        var item = await World.Item(World.PrinterTicket);
        (item.AssigneeId, item.TeamId).ShouldBe((null, World.TeamId("Service Desk")));
        var told = await World.Events(World.PrinterTicket, "item.returned");
        told.Count.ShouldBe(1);
        told[0].Changes!.ShouldContain("Idle|600");
        (await World.Agent.Api.Get("/api/v1/notifications")).Text.ShouldContain("Desk");
        (await World.Send(new TakeFromQueue(queue), World.Lead)).Answer.Key.ShouldBe(World.PrinterTicket);
    }

    [Fact]
    public async Task Nights_and_weekends_are_no_rest_and_a_move_of_the_assignee_begins_anew()
    {
        await World.Queue("Desk", but: w => w with { IdleMinutes = 60 });
        await Week("");
        await Pretend(World.PrinterTicket, Duration.FromDays(3));
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id);

        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "Looking." })).Code.ShouldBe(201);
        await Week("00:00-24:00"); // after the move: the program looks by itself every five minutes
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id);
    }

    [Fact]
    public async Task What_cannot_wait_for_somebody_away_goes_to_their_deputy_or_back()
    {
        await Week("00:00-24:00");
        await World.Queue("Desk", but: w => w with { WhenAway = WhenAway.GiveToDeputy });
        await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { due = SystemClock.Instance.GetCurrentInstant().Plus(Duration.FromHours(20)).ToString() });
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id); // not away

        (await World.Send(new AddAbsence(World.Agent.Id, Today.PlusDays(-1), Today.PlusDays(4), AbsenceKind.Illness), World.Admin)).Succeeded.ShouldBeTrue();
        await Deputy(World.Agent, World.Lead);
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Lead.Id);

        await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { assignee = World.Agent.Email });
        await Deputy(World.Agent, World.OtherAgent); // who does not work in the space
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBeNull();
        (await World.Events(World.PrinterTicket, "item.returned"))[0].Changes!.ShouldContain("Away|Tom Nguyen");
    }

    [Fact]
    public async Task What_is_due_after_they_are_back_waits_for_them_and_a_queue_that_says_nothing_leaves_all()
    {
        await Week("00:00-24:00");
        var queue = await World.Queue("Desk", but: w => w with { WhenAway = WhenAway.ReturnToQueue });
        (await World.Send(new AddAbsence(World.Agent.Id, Today.PlusDays(-1), Today.PlusDays(2), AbsenceKind.Leave), World.Admin)).Succeeded.ShouldBeTrue();
        await World.Lead.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { due = SystemClock.Instance.GetCurrentInstant().Plus(Duration.FromDays(9)).ToString() });
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id);

        await World.Lead.Api.Patch($"/api/v1/queues/{queue}", new { whenAway = "leave" });
        await World.Lead.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { due = SystemClock.Instance.GetCurrentInstant().Plus(Duration.FromHours(3)).ToString() });
        await Review();
        (await World.Item(World.PrinterTicket)).AssigneeId.ShouldBe(World.Agent.Id);
    }

    private Task Review() => new ReviewQueues(World.Services.GetRequiredService<Dispatcher>(), TimeProvider.System).Run(World.Workspace, default);

    private LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(World.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone).Date;

    private async Task Week(string hours) =>
        (await World.Send(new SetWorkingWeek(CalendarOwner.Workspace, Today.PlusDays(-30), [.. Enumerable.Repeat(hours, 7)]), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task Deputy(WorldPerson person, WorldPerson deputy)
    {
        await World.Workspace.Database.Write(async db =>
        {
            await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeputyId, deputy.Id));
            return new Written<bool>(true, Keep: true);
        });
        World.Workspace.Live.Publish([new LiveNews(PeopleDirectory.Topic)]);
    }

    /// <summary>Moves an item and all that happened to it back in time: the clock of the program cannot be set.</summary>
    private async Task Pretend(string key, Duration back)
    {
        var id = (await World.Item(key)).Id;
        await World.Workspace.Database.Write(async db =>
        {
            var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(i => i.Id == id);
            await db.Set<WorkItem>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.CreatedAt, item.CreatedAt - back));
            foreach (var row in await db.Set<EventRow>().AsNoTracking().Where(e => e.SubjectId == id).ToListAsync())
                await db.Set<EventRow>().Where(e => e.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.At, row.At - back));
            foreach (var row in await db.Set<ChangedField>().AsNoTracking().Where(c => c.SubjectId == id).ToListAsync())
                await db.Set<ChangedField>().Where(c => c.EventId == row.EventId).ExecuteUpdateAsync(set => set.SetProperty(c => c.At, row.At - back));
            return new Written<bool>(true, Keep: true);
        });
    }
}
