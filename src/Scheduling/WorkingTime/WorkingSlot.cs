using System.Globalization;
using NodaTime;

namespace Steward.Scheduling.WorkingTime;

/// <summary>
/// A stretch of one local day, half open: 08:00–12:00 holds 08:00 and not 12:00. In whole minutes; the end may be 24:00.
/// A stretch over midnight is not a slot: it belongs to two days (see <see cref="WeeklyHours.WithNight"/>).
/// </summary>
public readonly record struct WorkingSlot
{
    public const int MinutesPerDay = 24 * 60;

    /// <summary>From minutes of the day.</summary>
    /// <param name="start">First minute of the day, 0–1439.</param>
    /// <param name="end">Minute of the day it ends before, <paramref name="start"/> + 1 to 1440.</param>
    /// <exception cref="ArgumentOutOfRangeException">Empty, backwards or outside the day.</exception>
    public WorkingSlot(int start, int end)
    {
        if (start < 0 || end > MinutesPerDay || start >= end)
            throw new ArgumentOutOfRangeException(nameof(end), $"A slot runs forward within one day; got minutes {start} to {end}.");
        Start = start;
        End = end;
    }

    public int Start { get; }
    public int End { get; }
    public int Minutes => End - Start;

    /// <summary>From clock times; an end of midnight means the end of the day.</summary>
    public static WorkingSlot Of(LocalTime start, LocalTime end) =>
        new(MinuteOf(start), end == LocalTime.Midnight ? MinutesPerDay : MinuteOf(end));

    /// <summary>"08:00–12:00", the same in every culture: it is also what the editor reads back.</summary>
    public override string ToString() => $"{Clock(Start)}–{Clock(End)}";

    internal static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    static int MinuteOf(LocalTime time) =>
        time.Second == 0 && time.NanosecondOfSecond == 0
            ? (time.Hour * 60) + time.Minute
            : throw new ArgumentOutOfRangeException(nameof(time), "Working hours are kept in whole minutes.");
}
