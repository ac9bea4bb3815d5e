using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.WorkingTime;

/// <summary>The hours of an ordinary week, Monday to Sunday, as clock times. Immutable; every With… answers a new week.</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    public static readonly WeeklyHours None = new([.. Enumerable.Repeat(WorkingDay.Free, 7)]);

    /// <summary>Round the clock, every day.</summary>
    public static readonly WeeklyHours Always = new([.. Enumerable.Repeat(WorkingDay.Whole, 7)]);

    readonly ImmutableArray<WorkingDay> days;

    WeeklyHours(ImmutableArray<WorkingDay> days) => this.days = days;

    public WorkingDay this[IsoDayOfWeek day] => days[Index(day)];

    public int Minutes => days.Sum(day => day.Minutes);

    /// <summary>The same hours on each of the given days, free on the others.</summary>
    public static WeeklyHours On(IEnumerable<IsoDayOfWeek> weekdays, params IEnumerable<WorkingSlot> slots)
    {
        var hours = WorkingDay.Of(slots);
        return weekdays.Aggregate(None, (week, day) => week.With(day, hours));
    }

    /// <summary>Monday to Friday, each with the given slots.</summary>
    public static WeeklyHours MondayToFriday(params IEnumerable<WorkingSlot> slots) =>
        On([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], slots);

    public WeeklyHours With(IsoDayOfWeek day, WorkingDay hours) => new(days.SetItem(Index(day), hours));

    /// <summary>
    /// Adds a night shift that begins on <paramref name="day"/> and ends on the next: split at midnight into one slot on each day
    /// (Sunday night runs into Monday).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is not before the start: that is no night, but a slot of one day.</exception>
    public WeeklyHours WithNight(IsoDayOfWeek day, LocalTime start, LocalTime end)
    {
        if (end >= start)
            throw new ArgumentOutOfRangeException(nameof(end), "A night ends at an earlier clock time than it starts.");
        var next = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;
        var week = With(day, WorkingDay.Of(this[day].Slots.Append(WorkingSlot.Of(start, LocalTime.Midnight))));
        return end == LocalTime.Midnight
            ? week
            : week.With(next, WorkingDay.Of(week[next].Slots.Append(WorkingSlot.Of(LocalTime.Midnight, end))));
    }

    public bool Equals(WeeklyHours? other) => other is not null && days.SequenceEqual(other.days);

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => days.Aggregate(0, HashCode.Combine);

    static int Index(IsoDayOfWeek day) =>
        day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday ? (int)day - 1 : throw new ArgumentOutOfRangeException(nameof(day));
}
