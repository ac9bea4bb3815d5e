using System.Collections.Concurrent;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.ServiceDesk.Clocks;

/// <summary>How long it may take and by which time that is counted: what the table of targets and the agreement say for an item at a moment.</summary>
public sealed record Promise
{
    private static readonly ConcurrentDictionary<DateTimeZone, WorkingCalendar> OnTheWall = new();

    /// <summary>Joins a target with a calendar.</summary>
    /// <param name="target">How long.</param>
    /// <param name="calendar">Working hours; a target on the wall takes only the zone of it.</param>
    public Promise(Target target, WorkingCalendar calendar)
    {
        Target = target;
        Calendar = target.OnTheWall
            ? OnTheWall.GetOrAdd(calendar.Zone, zone => new WorkingCalendar(CalendarLayer.Of("24×7", WeeklyHours.Always, zone)))
            : calendar;
    }

    public Target Target { get; }

    /// <summary>When the clock runs.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The agreement the target stands in; null for everybody's.</summary>
    public long? AgreementId { get; init; }

    /// <summary>Place of the row in the table of targets, from 0: what a page points at.</summary>
    public int Row { get; init; }

    /// <summary>Whose calendar it is: <c>workspace</c>, <c>team-12</c>, <c>always</c>; with a zone of its own <c>workspace@Asia/Tokyo</c>.</summary>
    public string CalendarName { get; init; } = "";
}
