using Microsoft.EntityFrameworkCore;
using Steward.Identity.Calendars;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.Identity.Examples;

/// <summary>Working time of the example: what its people and teams had, and what it entered for the whole workspace.</summary>
internal static class ExampleCalendars
{
    private const string WeekField = "week from ";

    public static async Task Remove(AppDb db, IReadOnlyList<long> people, IReadOnlyList<long> teams)
    {
        await db.Set<CalendarZone>().Where(z => (z.OwnerKind == CalendarOwnerKind.Person && people.Contains(z.OwnerId)) || (z.OwnerKind == CalendarOwnerKind.Team && teams.Contains(z.OwnerId))).ExecuteDeleteAsync();
        await db.Set<CalendarWeek>().Where(w => (w.OwnerKind == CalendarOwnerKind.Person && people.Contains(w.OwnerId)) || (w.OwnerKind == CalendarOwnerKind.Team && teams.Contains(w.OwnerId))).ExecuteDeleteAsync();
        await db.Set<CalendarDay>().Where(d => (d.OwnerKind == CalendarOwnerKind.Person && people.Contains(d.OwnerId)) || (d.OwnerKind == CalendarOwnerKind.Team && teams.Contains(d.OwnerId))).ExecuteDeleteAsync();
        await db.Set<CalendarDay>().Where(d => d.OwnerKind == CalendarOwnerKind.Workspace && d.Source == RemoveExamplePeople.Holidays).ExecuteDeleteAsync();
        await RemoveWeeks(db);
    }

    /// <summary>Weeks of the workspace as the example set them. One that somebody changed since is theirs.</summary>
    private static async Task RemoveWeeks(AppDb db)
    {
        var told = await db.Set<EventRow>().AsNoTracking().Where(e => e.Kind == "calendar.changed" && e.Channel == Channel.Demo && e.Note == "workspace").ToListAsync();
        var set = told.SelectMany(e => e.ReadChanges()).Where(c => c.To is not null && c.Field.StartsWith(WeekField, StringComparison.Ordinal))
            .Select(c => (From: c.Field[WeekField.Length..], Days: c.To!)).ToHashSet();
        foreach (var week in await db.Set<CalendarWeek>().Where(w => w.OwnerKind == CalendarOwnerKind.Workspace).ToListAsync())
        {
            if (set.Contains((NodaTime.Text.LocalDatePattern.Iso.Format(week.From), week.Days)))
                db.Remove(week);
        }
    }
}
