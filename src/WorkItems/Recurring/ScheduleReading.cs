using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Recurring;

/// <summary>Reads schedules for pages and the API, and what a schedule of an item would say.</summary>
internal static class ScheduleReading
{
    public static async Task<IReadOnlyList<Schedule>> ReadSchedules(this Visit visit, CancellationToken cancel) =>
        visit.Actor.IsStaff ? await visit.Db.SchedulesFor(visit.Actor).OrderBy(s => s.Title).ThenBy(s => s.Id).ToListAsync(cancel) : [];

    public static async Task<Schedule?> ReadSchedule(this Visit visit, long id, CancellationToken cancel) =>
        visit.Actor.IsStaff ? await visit.Db.SchedulesFor(visit.Actor).FirstOrDefaultAsync(s => s.Id == id, cancel) : null;

    /// <summary>An item as the model of a schedule; null when it is not seen, or its space is not the visitor's to work in.</summary>
    public static async Task<ScheduleWish?> ModelOf(this Visit visit, string key, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        if (await visit.Db.FindItem(visit.Actor, spaces, key) is not { } item || !visit.Actor.May(WorkItemPermissions.KeepSchedules, item.SpaceId))
            return null;
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var fields = await visit.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).ToDictionaryAsync(f => f.Name, f => f.Value, cancel);
        var rule = FrequencyRule.Of(fields.GetValueOrDefault(ItemFields.Frequency));
        // what is true of this one item only is not repeated
        fields.Remove(ItemFields.ExternalId);
        fields.Remove(ItemFields.Evidence);
        var assignee = people.Find(item.AssigneeId);
        var zone = visit.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone;
        var today = visit.Now.InZone(zone).Date;
        return new ScheduleWish
        {
            Space = spaces.KeyOf(item.SpaceId), Type = item.Type, Title = item.Title, Description = item.Description, Assignee = assignee?.Email ?? assignee?.Name,
            Team = item.TeamId is null ? null : people.TeamNameOf(item.TeamId), Service = item.Service, Process = item.Process, Priority = item.Priority, Fields = fields,
            Rule = rule ?? "FREQ=MONTHLY", Starts = item.Due is { } due && due.InZone(zone).Date is var day && day > today ? day : today.PlusDays(1),
            OffDay = OffDay.After, DueDays = item.Due is null ? null : 0, LeadDays = item.Due is null ? 0 : 7,
        };
    }

    /// <summary>How many days ahead the page of schedules looks.</summary>
    public const int DaysAhead = 60;

    /// <summary>What all of these schedules make in the coming weeks, by date.</summary>
    public static IReadOnlyList<(Coming Coming, Schedule Schedule)> ComingSoon(this Visit visit, IEnumerable<Schedule> schedules)
    {
        var calendar = visit.Workspace.Get<WorkingCalendars>().OfWorkspace;
        var last = visit.Now.InZone(calendar.Zone).Date.PlusDays(DaysAhead);
        return
        [
            .. schedules.Where(s => s.PausedAt is null).SelectMany(s => s.Ahead(calendar).TakeWhile(c => c.Planned <= last).Where(c => c.Date <= last).Select(c => (Coming: c, Schedule: s)))
                .OrderBy(c => c.Coming.Date).ThenBy(c => c.Schedule.Title, StringComparer.CurrentCultureIgnoreCase).Take(MostComing),
        ];
    }

    private const int MostComing = 100;

    /// <summary>A rule by its name, or as it is written.</summary>
    public static string RuleWords(string rule) =>
        FrequencyRule.Named.FirstOrDefault(n => n.Rule == rule).Key is { } key ? Texts<ScheduleTexts>.Say("Often_" + key).ToString() : rule;

    public static string DateWords(LocalDate date) => date.ToString("d", CultureInfo.CurrentCulture);
}
