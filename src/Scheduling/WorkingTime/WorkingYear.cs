using NodaTime;
using NodaTime.TimeZones;

namespace Steward.Scheduling.WorkingTime;

/// <summary>
/// One local year of a calendar laid out as instants with running totals, so that a question costs a binary search.
/// An instant is working time exactly when its local time lies in a slot of its local date: where the clocks go back, the repeated hour
/// counts twice; where they go forward, the missing hour not at all.
/// </summary>
sealed class WorkingYear
{
    readonly long[] starts;
    readonly long[] ends;
    readonly long[] before;
    readonly DayHours[] days;

    /// <summary>The year, the ticks (100 ns since 1970, UTC) it covers in local time, half open, and the working ticks in it.</summary>
    public readonly int Number;
    public readonly long Start;
    public readonly long End;
    public readonly long Total;

    public WorkingYear(int year, DateTimeZone zone, IReadOnlyList<CalendarLayer> layers)
    {
        Number = year;
        var first = new LocalDate(year, 1, 1);
        Start = StartOf(first, zone).ToUnixTimeTicks();
        End = StartOf(first.PlusYears(1), zone).ToUnixTimeTicks();
        days = DayResolution.Of(first, layers);

        var (from, to) = (new List<long>(), new List<long>());
        var zones = zone.GetZoneIntervals(Instant.FromUnixTimeTicks(Start), Instant.FromUnixTimeTicks(End)).ToArray();
        for (var day = 0; day < days.Length; day++)
        {
            if (!days[day].Hours.IsFree)
                Lay(first.PlusDays(day), days[day].Hours, zones, from, to);
        }
        (starts, ends) = ([.. from], [.. to]);
        before = new long[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            before[i] = Total;
            Total += ends[i] - starts[i];
        }
    }

    /// <summary>The first instant of a local date; of a date the zone skipped altogether, the instant it was skipped at.</summary>
    public static Instant StartOf(LocalDate date, DateTimeZone zone)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    public DayHours Day(int dayOfYear) => days[dayOfYear - 1];

    /// <summary>Working ticks from the start of the year to <paramref name="at"/>.</summary>
    public long Until(long at)
    {
        var i = LastStartingBy(at);
        return i < 0 ? 0 : before[i] + Math.Min(at, ends[i]) - starts[i];
    }

    /// <summary>The earliest tick by which <paramref name="worked"/> of the year's working ticks have passed; 1 ≤ worked ≤ Total.</summary>
    public long Reached(long worked)
    {
        var i = Array.BinarySearch(before, worked);
        // An exact hit is the opening of a slot: the time was already used up when the slot before it closed.
        i = i >= 0 ? i - 1 : ~i - 1;
        return starts[i] + (worked - before[i]);
    }

    /// <summary>The latest tick by which no more than <paramref name="worked"/> have passed; 0 ≤ worked &lt; Total.</summary>
    public long Leaving(long worked)
    {
        var i = Array.BinarySearch(before, worked);
        i = i >= 0 ? i : ~i - 1;
        return starts[i] + (worked - before[i]);
    }

    /// <summary>The first working tick not before <paramref name="at"/>, if the year still has one.</summary>
    public long? NextFrom(long at)
    {
        var i = LastStartingBy(at);
        if (i >= 0 && at < ends[i])
            return at;
        return i + 1 < starts.Length ? starts[i + 1] : null;
    }

    public IEnumerable<(long Start, long End)> Spans(long from, long to)
    {
        for (var i = Math.Max(0, LastStartingBy(from)); i < starts.Length && starts[i] < to; i++)
        {
            if (ends[i] > from)
                yield return (Math.Max(from, starts[i]), Math.Min(to, ends[i]));
        }
    }

    int LastStartingBy(long at)
    {
        var i = Array.BinarySearch(starts, at);
        return i >= 0 ? i : ~i - 1;
    }

    static void Lay(LocalDate date, WorkingDay hours, ZoneInterval[] zones, List<long> from, List<long> to)
    {
        var midnight = date.AtMidnight().InUtc().ToInstant().ToUnixTimeTicks();
        var added = from.Count;
        foreach (var slot in hours.Slots)
        {
            foreach (var zone in zones)
            {
                var day = midnight - zone.WallOffset.Ticks;
                var start = Math.Max(day + (slot.Start * NodaConstants.TicksPerMinute), zone.HasStart ? zone.Start.ToUnixTimeTicks() : long.MinValue);
                var end = Math.Min(day + (slot.End * NodaConstants.TicksPerMinute), zone.HasEnd ? zone.End.ToUnixTimeTicks() : long.MaxValue);
                if (start < end)
                {
                    from.Add(start);
                    to.Add(end);
                }
            }
        }
        Order(added, from, to);
    }

    /// <summary>A repeated hour may put a later slot before the second half of an earlier one; spans touch and never overlap.</summary>
    static void Order(int first, List<long> from, List<long> to)
    {
        var spans = from.Skip(first).Zip(to.Skip(first)).OrderBy(span => span.First).ToArray();
        from.RemoveRange(first, from.Count - first);
        to.RemoveRange(first, to.Count - first);
        foreach (var (start, end) in spans)
        {
            if (to.Count > 0 && to[^1] == start)
            {
                to[^1] = end;
                continue;
            }
            from.Add(start);
            to.Add(end);
        }
    }
}
