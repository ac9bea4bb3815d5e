using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.WorkingTime;

/// <summary>Days with hours of their own, whatever the week says: free on a holiday, other hours on a special day.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Hours"><see cref="WorkingDay.Free"/> is a holiday, anything else special hours.</param>
/// <param name="Name">What people call it, such as "Christmas Day".</param>
public sealed record DayException(LocalDate From, LocalDate To, WorkingDay Hours, string Name)
{
    public bool IsHoliday => Hours.IsFree;

    public static DayException Holiday(LocalDate day, string name) => new(day, day, WorkingDay.Free, name);
}

/// <summary>Time taken out of the calendar last of all: leave, illness, training.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Away">The hours taken of each day; null is the whole day.</param>
/// <param name="Name">What people call it.</param>
public sealed record AwayTime(LocalDate From, LocalDate To, WorkingDay? Away, string Name);

/// <summary>An ordinary week that holds from a date on, until the next one of the same layer.</summary>
public sealed record WeekFrom(LocalDate From, WeeklyHours Hours);

/// <summary>
/// What one owner (the workspace, a team, a person) says about working time. What a layer does not say, it takes from the one below.
/// </summary>
public sealed record CalendarLayer
{
    /// <summary>Whose word it is; shown as the reason of a day.</summary>
    public required string Name { get; init; }

    /// <summary>Weeks with the day they begin to hold; empty: the week of the layer below.</summary>
    public ImmutableArray<WeekFrom> Weeks { get; init; } = [];

    /// <summary>Holidays and special hours. Where two cover a day, the later of the list holds.</summary>
    public ImmutableArray<DayException> Exceptions { get; init; } = [];

    /// <summary>Time off; taken out of the finished day.</summary>
    public ImmutableArray<AwayTime> Absences { get; init; } = [];

    /// <summary>Null: the zone of the layer below.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>A layer whose week has always held.</summary>
    public static CalendarLayer Of(string name, WeeklyHours week, DateTimeZone? zone = null) =>
        new() { Name = name, Zone = zone, Weeks = [new WeekFrom(LocalDate.MinIsoValue, week)] };

    /// <summary>The week this layer says for a date; null when it leaves that to the layer below.</summary>
    public WeeklyHours? WeekOn(LocalDate date)
    {
        WeekFrom? found = null;
        foreach (var week in Weeks)
        {
            if (week.From <= date && (found is null || week.From >= found.From))
                found = week;
        }
        return found?.Hours;
    }
}
