using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.ServiceDesk.Clocks;

/// <summary>What an amount of a target counts. A day is never "24 hours of a calendar": each unit says which days it means.</summary>
public enum TargetUnit
{
    /// <summary>Minutes in which the calendar works.</summary>
    BusinessMinutes = 0,

    /// <summary>Hours in which the calendar works.</summary>
    BusinessHours = 1,

    /// <summary>The same time of day, so many days with working time later; what comes in out of hours counts from the next opening.</summary>
    BusinessDays = 2,

    /// <summary>The last closing of the n-th day with working time after the day it started; 0 is the same day, or the next opening's day.</summary>
    EndOfBusinessDay = 3,

    /// <summary>Hours of the clock, nights and holidays included.</summary>
    Hours = 4,

    /// <summary>The same time of day, so many days of the calendar on the wall later.</summary>
    Days = 5,
}

/// <summary>
/// How long something may take. Whatever its unit, it is turned into an amount of running time at the start of the clock, so that pauses are counted in
/// one way only: by the running time they take.
/// </summary>
public readonly record struct Target(int Amount, TargetUnit Unit)
{
    /// <summary>Days looked through for one with working time before it is said that there is none.</summary>
    private const int Patience = 400;

    /// <summary>Counts by the clock on the wall, not by working hours.</summary>
    public bool OnTheWall => Unit is TargetUnit.Hours or TargetUnit.Days;

    /// <summary>The running time from <paramref name="start"/> that may be used up.</summary>
    /// <param name="calendar">When the clock runs: <see cref="Promise.Calendar"/>.</param>
    /// <param name="start">When it started.</param>
    /// <returns>Null when it can never be used up, because nobody works.</returns>
    public Duration? Limit(WorkingCalendar calendar, Instant start)
    {
        switch (Unit)
        {
            case TargetUnit.BusinessMinutes:
                return Duration.FromMinutes(Amount);
            case TargetUnit.BusinessHours or TargetUnit.Hours:
                return Duration.FromHours(Amount);
            case TargetUnit.Days:
                var local = start.InZone(calendar.Zone).LocalDateTime.PlusDays(Amount);
                return calendar.Between(start, local.InZoneLeniently(calendar.Zone).ToInstant());
            case TargetUnit.BusinessDays:
                return SameTimeLater(calendar, start);
            default:
                return ClosingLater(calendar, start);
        }
    }

    private Duration? SameTimeLater(WorkingCalendar calendar, Instant start)
    {
        if (calendar.NextWorking(start) is not { } opening)
            return null;
        var local = opening.InZone(calendar.Zone).LocalDateTime;
        if (LaterDay(calendar, local.Date, Amount) is not { } day)
            return null;
        return calendar.Between(start, day.At(local.TimeOfDay).InZoneLeniently(calendar.Zone).ToInstant());
    }

    private Duration? ClosingLater(WorkingCalendar calendar, Instant start)
    {
        var day = start.InZone(calendar.Zone).Date;
        var goal = Amount == 0 && Closing(calendar, day) is { } today && today > start ? day : LaterDay(calendar, day, Math.Max(1, Amount));
        return goal is { } found && Closing(calendar, found) is { } closing ? calendar.Between(start, closing) : null;
    }

    /// <summary>The n-th day with working time after a day; null when that never comes.</summary>
    private static LocalDate? LaterDay(WorkingCalendar calendar, LocalDate day, int count)
    {
        for (var idle = 0; count > 0;)
        {
            day = day.PlusDays(1);
            if (calendar.MinutesOn(day) > 0)
                (count, idle) = (count - 1, 0);
            else if (++idle > Patience)
                return null;
        }

        return day;
    }

    /// <summary>When the working time of a date ends; null when it has none.</summary>
    private static Instant? Closing(WorkingCalendar calendar, LocalDate day)
    {
        var (from, to) = (calendar.Zone.AtStartOfDay(day).ToInstant(), calendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        Instant? last = null;
        foreach (var stretch in calendar.Stretches(from, to))
            last = stretch.End;
        return last;
    }
}
