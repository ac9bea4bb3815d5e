using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Time in slots from an origin on, as far as it is asked for.</summary>
public sealed class SlotGrid
{
    public const int LongestYears = 20;

    readonly long origin;
    readonly long slot;

    internal SlotGrid(Instant from, Duration slot)
    {
        this.slot = slot.BclCompatibleTicks;
        // on the clock's own multiples, so that slots begin at full hours and halves
        var start = from.ToUnixTimeTicks();
        origin = start - (((start % this.slot) + this.slot) % this.slot);
        var end = Instant.Min(from + Duration.FromDays(365 * LongestYears), Network.TaskClock.Last);
        Limit = (int)Math.Max(0, (end.ToUnixTimeTicks() - origin) / this.slot);
    }

    internal int Limit { get; }

    internal Instant At(int index) => Instant.FromUnixTimeTicks(origin + (index * slot));

    /// <summary>The first slot that begins no earlier than <paramref name="at"/>.</summary>
    internal int From(Instant at)
    {
        var ticks = at.ToUnixTimeTicks() - origin;
        return (int)Math.Clamp(ticks <= 0 ? 0 : (ticks + slot - 1) / slot, 0, Limit);
    }

    /// <summary>Slots a duration needs, the last perhaps in part.</summary>
    internal int Count(Duration duration) => (int)((duration.BclCompatibleTicks + slot - 1) / slot);

    /// <summary>The end of a duration whose last slot is <paramref name="last"/>.</summary>
    internal Instant End(int last, Duration duration) =>
        Instant.FromUnixTimeTicks(origin + (last * slot) + duration.BclCompatibleTicks - ((Count(duration) - 1) * slot));

    /// <summary>Marks the slots from <paramref name="from"/> to <paramref name="to"/> that lie wholly in working time.</summary>
    internal void Mark(WorkingCalendar calendar, Span<bool> duty, int from, int to)
    {
        var reached = long.MinValue;
        var began = 0L;
        foreach (var stretch in calendar.Stretches(At(from), At(to)))
        {
            var (start, end) = (stretch.Start.ToUnixTimeTicks() - origin, stretch.End.ToUnixTimeTicks() - origin);
            // stretches that touch are one
            began = start == reached ? began : start;
            reached = end;
            for (var index = (int)((began + slot - 1) / slot); (index + 1) * slot <= end && index < to; index++)
            {
                if (index >= from)
                    duty[index] = true;
            }
        }
    }
}
