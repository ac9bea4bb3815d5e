using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Recurring;

/// <summary>Looks which schedules have something to make; sends a command only for those. What went wrong stands at the schedule, where people see it.</summary>
internal sealed class RunSchedules(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    public string Kind => "items.run-schedules";

    public Duration Every => Duration.FromMinutes(5);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var calendar = workspace.Get<WorkingCalendars>().OfWorkspace;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(calendar.Zone).Date;
        List<Schedule> schedules;
        using (var lease = workspace.Database.Read())
            schedules = await lease.Db.Set<Schedule>().Where(s => s.PausedAt == null).ToListAsync(cancel);
        var (spaces, people) = (workspace.Get<SpaceDirectory>(), workspace.Get<PeopleDirectory>().Now);
        foreach (var schedule in schedules.Where(s => spaces.Find(s.SpaceId) is { ArchivedAt: null } && s.DueOn(today, calendar, 1).Count > 0))
        {
            cancel.ThrowIfCancellationRequested();
            var trouble = people.Find(schedule.OwnerId) is { DisabledAt: null } owner
                ? (await dispatcher.Send(workspace, new RunSchedule(schedule.Id), people.ActorOf(owner, Channel.Automation), cancel: cancel)).Refusal
                : Refusal.Conflict(Texts<ScheduleTexts>.Say("OwnerLeft", people.NameOf(schedule.OwnerId)));
            var sentence = trouble is null ? null : trouble.Sentence.In(CultureInfo.InvariantCulture);
            if (sentence is not null && sentence != schedule.Trouble)
                await dispatcher.Send(workspace, new NoteTrouble(schedule.Id, sentence), Actor.System, cancel: cancel);
        }
    }
}
