using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.WorkingTime;

/// <summary>
/// When work is done, as one answer out of layers (workspace, team, person). Immutable and safe to share between threads;
/// years are laid out on first use and kept, so a question costs well under a microsecond afterwards.
/// </summary>
/// <remarks>
/// Durations are elapsed working time to 100 ns: on the day the clocks go back a whole day holds 25 hours.
/// Answers reach from 1900 to 2199; an instant outside is an <see cref="ArgumentOutOfRangeException"/>,
/// a target that lies beyond, or never comes because nobody works, is null.
/// </remarks>
public sealed class WorkingCalendar
{
    const int FirstYear = 1900;
    const int LastYear = 2199;

    readonly WorkingYear?[] years = new WorkingYear?[LastYear - FirstYear + 1];

    /// <summary>Lays the layers over each other.</summary>
    /// <param name="layers">From the ground up; the first must name a zone.</param>
    /// <exception cref="ArgumentException">No layer names a zone.</exception>
    public WorkingCalendar(params IEnumerable<CalendarLayer> layers)
    {
        Layers = [.. layers];
        Zone = Layers.LastOrDefault(layer => layer.Zone is not null)?.Zone
            ?? throw new ArgumentException("A working calendar needs a time zone in at least one layer.", nameof(layers));
    }

    public ImmutableArray<CalendarLayer> Layers { get; }
    public DateTimeZone Zone { get; }

    /// <summary>Every hour of every day.</summary>
    public static WorkingCalendar AroundTheClock { get; } = new(CalendarLayer.Of("24×7", WeeklyHours.Always, DateTimeZone.Utc));

    /// <summary>
    /// The earliest instant, not before <paramref name="from"/>, by which <paramref name="working"/> has passed. Time used up exactly at closing is due
    /// at closing, not the next morning; nothing to use up is due at once. Negative: as <see cref="Subtract"/>.
    /// </summary>
    /// <returns>Null when that never comes.</returns>
    public Instant? Add(Instant from, Duration working)
    {
        if (working < Duration.Zero)
            return Subtract(from, -working);
        var left = working.BclCompatibleTicks;
        if (left == 0)
            return from;
        var (year, at) = Find(from);
        left += year.Until(at);
        for (var index = IndexOf(year); index < years.Length; index++)
        {
            year = Year(index);
            if (left <= year.Total)
                return Instant.FromUnixTimeTicks(year.Reached(left));
            left -= year.Total;
        }
        return null;
    }

    /// <summary>The latest instant, not after <paramref name="to"/>, from which <paramref name="working"/> passes until then. Negative: as <see cref="Add"/>.</summary>
    /// <returns>Null when there is none.</returns>
    public Instant? Subtract(Instant to, Duration working)
    {
        if (working < Duration.Zero)
            return Add(to, -working);
        var left = working.BclCompatibleTicks;
        if (left == 0)
            return to;
        var (year, at) = Find(to);
        var reach = year.Until(at);
        for (var index = IndexOf(year); ;)
        {
            if (left <= reach)
                return Instant.FromUnixTimeTicks(year.Leaving(reach - left));
            left -= reach;
            if (--index < 0)
                return null;
            year = Year(index);
            reach = year.Total;
        }
    }

    /// <summary>Working time from one instant to the other; negative when <paramref name="to"/> is the earlier.</summary>
    public Duration Between(Instant from, Instant to)
    {
        if (to < from)
            return -Between(to, from);
        var (first, start) = Find(from);
        var (last, end) = Find(to);
        var ticks = last.Until(end) - first.Until(start);
        for (var index = IndexOf(first); index < IndexOf(last); index++)
            ticks += Year(index).Total;
        return Duration.FromTicks(ticks);
    }

    public bool IsWorking(Instant at) => NextWorking(at) == at;

    /// <summary><paramref name="at"/> itself when it is working time, else the next opening; null when there is none.</summary>
    public Instant? NextWorking(Instant at)
    {
        var (year, ticks) = Find(at);
        for (var index = IndexOf(year); index < years.Length; index++)
        {
            if (Year(index).NextFrom(ticks) is { } next)
                return next == ticks ? at : Instant.FromUnixTimeTicks(next);
        }
        return null;
    }

    /// <summary>Working minutes of a local date as they really pass, clock changes included.</summary>
    public int MinutesOn(LocalDate date)
    {
        var (from, to) = (WorkingYear.StartOf(date, Zone), WorkingYear.StartOf(date.PlusDays(1), Zone));
        return (int)Math.Floor(Between(from, to).TotalMinutes);
    }

    /// <summary>The hours of a local date as clock times, with the reason for them.</summary>
    public DayHours HoursOn(LocalDate date) => Year(Index(date.Year)).Day(date.DayOfYear);

    /// <summary>Working stretches between two instants, in order; stretches of neighbouring days may touch.</summary>
    public IEnumerable<Interval> Stretches(Instant from, Instant to)
    {
        var (first, start) = Find(from);
        var (last, end) = Find(to);
        for (var index = IndexOf(first); index <= IndexOf(last); index++)
        {
            foreach (var (open, close) in Year(index).Spans(start, end))
                yield return new Interval(Instant.FromUnixTimeTicks(open), Instant.FromUnixTimeTicks(close));
        }
    }

    (WorkingYear Year, long At) Find(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        // The year in UTC is the local one or its neighbour: no zone conversion is needed.
        var index = Index(at.InUtc().Year);
        var year = Year(index);
        if (ticks < year.Start)
            year = Year(index - 1);
        else if (ticks >= year.End)
            year = Year(index + 1);
        return (year, ticks);
    }

    int IndexOf(WorkingYear year) => year.Number - FirstYear;

    static int Index(int year) =>
        year is >= FirstYear and <= LastYear
            ? year - FirstYear
            : throw new ArgumentOutOfRangeException(nameof(year), $"Working calendars reach from {FirstYear} to {LastYear}; asked for {year}.");

    /// <summary>Two threads may lay out the same year; both results are equal, and either may be kept.</summary>
    WorkingYear Year(int index)
    {
        if (index < 0 || index >= years.Length)
            Index(FirstYear + index);
        return Volatile.Read(ref years[index]) ?? Keep(index);
    }

    WorkingYear Keep(int index)
    {
        var laid = new WorkingYear(FirstYear + index, Zone, Layers);
        Volatile.Write(ref years[index], laid);
        return laid;
    }
}
