using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.WorkItems.Recurring;

/// <summary>Ends a schedule. The items it made stay.</summary>
public sealed record RemoveSchedule(long Id) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepSchedules;
}

internal sealed class RemoveScheduleHandler : IHandle<RemoveSchedule, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveSchedule command, CommandContext context)
    {
        var (schedule, refusal) = await context.Schedule(command.Id);
        if (refusal is not null)
            return refusal;
        context.Db.RemoveRange(await context.Db.Set<ScheduleRun>().Where(r => r.ScheduleId == command.Id).ToListAsync());
        context.Db.Remove(schedule!);
        context.Record(new ScheduleRemoved { SubjectId = command.Id, SpaceId = schedule!.SpaceId, Changes = [new Change("title", schedule.Title, null)] });
        return Done.Instance;
    }
}
