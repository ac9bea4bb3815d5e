using System.Collections.Concurrent;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Scheduling.WorkingTime;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>
/// Answers what is promised for an item at a moment: its client's agreement, then the most specific row, then the hours it is counted by. Every answer
/// is made once, so asking it for a hundred thousand moments costs a look-up each.
/// </summary>
internal sealed class TargetTable
{
    private readonly RuleBody body;
    private readonly AgreementBook agreements;
    private readonly WorkingCalendars calendars;
    private readonly (TargetRow Row, int Place)[] rows;
    private readonly ConcurrentDictionary<(long? Agreement, string? Service, string Type, Priority Priority, long Team), Promise?> known = new();

    public TargetTable(RuleBody body, AgreementBook agreements, WorkingCalendars calendars)
    {
        (this.body, this.agreements, this.calendars) = (body, agreements, calendars);
        rows = [.. body.Targets.Select((row, place) => (row, place)).OrderByDescending(r => r.row.Weight()).ThenBy(r => r.row.Strictness())];
    }

    public Promise? At(Moment moment)
    {
        var agreement = agreements.For(moment.ClientId, moment.Service, moment.At);
        var team = body.Calendar == CalendarSource.ItemTeam ? moment.TeamId ?? 0 : 0;
        return known.GetOrAdd((agreement?.Id, moment.Service, moment.Type, moment.Priority, team), key => Make(key.Agreement, key.Service, key.Type, key.Priority, key.Team));
    }

    private Promise? Make(long? agreement, string? service, string type, Priority priority, long team)
    {
        foreach (var (row, place) in rows)
        {
            if ((row.AgreementId is { } a && a != agreement) || (row.ServiceId is { } s && !agreements.Names(s, service)) || (row.Type is { } t && t != type) || (row.Priority is { } p && p != priority))
                continue;
            var (calendar, name) = Hours(agreements.Find(agreement), team);
            return new Promise(row.Target(), calendar) { AgreementId = agreement, Row = place, CalendarName = name };
        }

        return null;
    }

    private (WorkingCalendar Calendar, string Name) Hours(Agreement? agreement, long team)
    {
        var source = body.Calendar switch
        {
            CalendarSource.Always => "always",
            CalendarSource.Team => CalendarOwner.Team(body.TeamId ?? 0).ToString(),
            CalendarSource.ItemTeam when team > 0 => CalendarOwner.Team(team).ToString(),
            CalendarSource.Agreement => agreement?.Calendar ?? "workspace",
            _ => "workspace",
        };
        var zone = body.Zone ?? (body.Calendar == CalendarSource.Agreement ? agreement?.Zone : null);
        return (Named(calendars, source, zone), zone is null ? source : $"{source}@{zone}");
    }

    /// <summary>The calendar of a name, its hours read in another zone when one is given or stands behind an <c>@</c>.</summary>
    public static WorkingCalendar Named(WorkingCalendars calendars, string name, string? zone = null)
    {
        if (name.Split('@') is [var whose, var where])
            (name, zone) = (whose, zone ?? where);
        var calendar = name == "always"
            ? new WorkingCalendar(CalendarLayer.Of("24×7", WeeklyHours.Always, calendars.OfWorkspace.Zone))
            : calendars.Of(CalendarOwner.Read(name) ?? CalendarOwner.Workspace);
        return zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } other && other != calendar.Zone
            ? new WorkingCalendar(calendar.Layers.Add(new CalendarLayer { Name = zone, Zone = other }))
            : calendar;
    }
}
