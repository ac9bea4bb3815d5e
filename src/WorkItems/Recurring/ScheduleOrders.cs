using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Templates;

namespace Steward.WorkItems.Recurring;

/// <summary>What every command on a schedule does first.</summary>
internal static class ScheduleOrders
{
    /// <summary>Schedules of spaces the actor works in; for nobody else they exist.</summary>
    public static IQueryable<Schedule> SchedulesFor(this AppDb db, Actor actor)
    {
        if (actor.IsAdmin)
            return db.Set<Schedule>();
        var staff = actor.SpacesWith(Actor.StaffRoles);
        return db.Set<Schedule>().Where(s => staff.Contains(s.SpaceId));
    }

    /// <summary>The tracked schedule when the actor sees it and may keep schedules in its space; otherwise the refusal.</summary>
    public static async Task<(Schedule? Schedule, Refusal? Refusal)> Schedule(this CommandContext context, long id)
    {
        var schedule = await context.Db.SchedulesFor(context.Actor).FirstOrDefaultAsync(s => s.Id == id);
        if (schedule is null)
            return (null, NoSuchSchedule(id));
        if (context.Workspace.Get<SpaceDirectory>().Find(schedule.SpaceId) is { ArchivedAt: not null } archived)
            return (schedule, Refusal.Conflict(Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name)));
        return (schedule, context.Authorise(WorkItemPermissions.KeepSchedules, schedule.SpaceId));
    }

    public static Refusal NoSuchSchedule(long id) => Refusal.Missing(Texts<ScheduleTexts>.Say("NoSuchSchedule", id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A template of the space by its id as text.</summary>
    public static ItemTemplate? TemplateIn(this CommandContext context, Space space, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? context.Workspace.Get<TemplateDirectory>().In(space.Id).FirstOrDefault(t => t.Id == known) : null;

    /// <summary>The day it is where the workspace works.</summary>
    public static LocalDate Today(this CommandContext context) => context.Now.InZone(context.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone).Date;

    /// <summary>What lies before today is not made up for: of a new schedule, of one that changed, of one that rested.</summary>
    public static void BeginToday(this Schedule schedule, LocalDate today) => schedule.HandledThrough = today.PlusDays(-1);
}
