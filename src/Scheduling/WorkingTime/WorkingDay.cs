using System.Collections.Immutable;

namespace Steward.Scheduling.WorkingTime;

/// <summary>The working hours of one day: sorted slots that neither overlap nor touch. A value; two days with the same hours are equal.</summary>
public sealed class WorkingDay : IEquatable<WorkingDay>
{
    public static readonly WorkingDay Free = new([]);
    public static readonly WorkingDay Whole = new([new WorkingSlot(0, WorkingSlot.MinutesPerDay)]);

    WorkingDay(ImmutableArray<WorkingSlot> slots)
    {
        Slots = slots;
        Minutes = slots.Sum(slot => slot.Minutes);
    }

    public ImmutableArray<WorkingSlot> Slots { get; }

    /// <summary>Minutes on the clock face; a day on which the clocks change may hold more or fewer.</summary>
    public int Minutes { get; }

    public bool IsFree => Slots.IsEmpty;

    /// <summary>Joins the slots; those that overlap or touch become one.</summary>
    public static WorkingDay Of(params IEnumerable<WorkingSlot> slots)
    {
        var joined = new List<WorkingSlot>();
        foreach (var slot in slots.OrderBy(slot => slot.Start))
        {
            if (joined.Count > 0 && joined[^1].End >= slot.Start)
                joined[^1] = new WorkingSlot(joined[^1].Start, Math.Max(joined[^1].End, slot.End));
            else
                joined.Add(slot);
        }
        return joined.Count == 0 ? Free : new WorkingDay([.. joined]);
    }

    /// <summary>The time in both days.</summary>
    public WorkingDay Within(WorkingDay other)
    {
        var kept = new List<WorkingSlot>();
        foreach (var mine in Slots)
        {
            foreach (var theirs in other.Slots)
            {
                var (start, end) = (Math.Max(mine.Start, theirs.Start), Math.Min(mine.End, theirs.End));
                if (start < end)
                    kept.Add(new WorkingSlot(start, end));
            }
        }
        return Of(kept);
    }

    /// <summary>The time of this day that is not in <paramref name="other"/>.</summary>
    public WorkingDay Without(WorkingDay other) => Within(other.Rest());

    public bool Equals(WorkingDay? other) => other is not null && Slots.SequenceEqual(other.Slots);

    public override bool Equals(object? obj) => Equals(obj as WorkingDay);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var slot in Slots)
            hash.Add(slot);
        return hash.ToHashCode();
    }

    /// <summary>"08:00–12:00, 13:00–17:00", or nothing for a free day; <see cref="WorkingDayText"/> reads it back.</summary>
    public override string ToString() => string.Join(", ", Slots);

    WorkingDay Rest()
    {
        var gaps = new List<WorkingSlot>();
        var from = 0;
        foreach (var slot in Slots)
        {
            if (from < slot.Start)
                gaps.Add(new WorkingSlot(from, slot.Start));
            from = slot.End;
        }
        if (from < WorkingSlot.MinutesPerDay)
            gaps.Add(new WorkingSlot(from, WorkingSlot.MinutesPerDay));
        return Of(gaps);
    }
}
