using Steward.Platform.Access;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Recurring;

/// <summary>Lets a schedule rest, or go on. What it would have made meanwhile is not made up for.</summary>
public sealed record PauseSchedule(long Id, bool Paused) : ICommand<ScheduleAnswer>
{
    public static Permission Needs => WorkItemPermissions.KeepSchedules;
}

internal sealed class PauseScheduleHandler : IHandle<PauseSchedule, ScheduleAnswer>
{
    public async Task<Outcome<ScheduleAnswer>> Handle(PauseSchedule command, CommandContext context)
    {
        var (schedule, refusal) = await context.Schedule(command.Id);
        if (refusal is not null)
            return refusal;
        if (command.Paused && schedule!.PausedAt is null)
        {
            schedule.PausedAt = context.Now;
            schedule.Step();
            context.Record(new SchedulePaused { SubjectId = schedule.Id, SpaceId = schedule.SpaceId });
        }
        else if (!command.Paused && schedule!.PausedAt is not null)
        {
            schedule.PausedAt = null;
            schedule.Trouble = null;
            schedule.BeginToday(context.Today());
            schedule.Step();
            context.Record(new ScheduleResumed { SubjectId = schedule.Id, SpaceId = schedule.SpaceId });
        }

        return ScheduleAnswer.Of(schedule!, context.Workspace);
    }
}
