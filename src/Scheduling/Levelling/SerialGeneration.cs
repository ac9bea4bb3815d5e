using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Serial schedule generation (Kelley 1963; Kolisch 1996): takes activities in a given order and lays each at the first time its predecessors
/// have finished and its resources are free for its whole duration. The plans made so are the active ones, among them a shortest.
/// Allocates nothing while it runs; not to be shared between threads.
/// </summary>
sealed class SerialGeneration
{
    readonly DemandLanes lanes;
    readonly int words;
    ulong[] left;
    int dirty;

    public SerialGeneration(ProjectInstance instance)
    {
        lanes = instance.Demands;
        words = lanes.Words;
        left = [];
        Reach(256);
    }

    /// <summary>Lays the activities.</summary>
    /// <param name="direction">Along time or against it.</param>
    /// <param name="order">All activities, each after its predecessors of that direction.</param>
    /// <param name="start">Where the starts go, counted from the start of that direction.</param>
    /// <returns>The makespan: the latest finish.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Generate(TimeDirection direction, ReadOnlySpan<int> order, int[] start)
    {
        Clear();
        var durations = direction.Durations;
        var makespan = 0;
        foreach (var activity in order)
        {
            var earliest = 0;
            foreach (var predecessor in direction.PredecessorsOf(activity))
                earliest = Math.Max(earliest, start[predecessor] + durations[predecessor]);
            var duration = durations[activity];
            if (!lanes.Idle[activity])
            {
                if (makespan + duration >= left.Length / words)
                    Reach(makespan + duration);
                earliest = words == 1 ? Lay(lanes.Demand[activity], earliest, duration) : LayWide(activity, earliest, duration);
            }
            start[activity] = earliest;
            makespan = Math.Max(makespan, earliest + duration);
        }
        dirty = Math.Min(makespan, left.Length / words);
        return makespan;
    }

    /// <summary>Looks at each period at most once: after a period that is too full the search goes on behind it, and what was seen to be free stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Lay(ulong demand, int earliest, int duration)
    {
        var free = left;
        var seen = earliest;
        var at = earliest;
        while (true)
        {
            var period = at + duration - 1;
            while (period >= seen && DemandLanes.Fits(free[period], demand))
                period--;
            if (period < seen)
                break;
            seen = at + duration;
            at = period + 1;
        }
        foreach (ref var period in free.AsSpan(at, duration))
            period -= demand;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int LayWide(int activity, int earliest, int duration)
    {
        var demand = lanes.Demand.AsSpan(activity * words, words);
        var seen = earliest;
        var at = earliest;
        while (true)
        {
            var period = at + duration - 1;
            while (period >= seen && FitsWide(period, demand))
                period--;
            if (period < seen)
                break;
            seen = at + duration;
            at = period + 1;
        }
        for (var period = at; period < at + duration; period++)
        {
            for (var word = 0; word < words; word++)
                left[(period * words) + word] -= demand[word];
        }
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool FitsWide(int period, ReadOnlySpan<ulong> demand)
    {
        for (var word = 0; word < demand.Length; word++)
        {
            if (!DemandLanes.Fits(left[(period * demand.Length) + word], demand[word]))
                return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Clear()
    {
        if (words == 1)
        {
            left.AsSpan(0, dirty).Fill(lanes.Capacity[0]);
            return;
        }
        for (var period = 0; period < dirty; period++)
            lanes.Capacity.CopyTo(left, period * words);
    }

    /// <summary>Makes the stock long enough, the new periods untouched. It grows with the longest plan met, not with the sum of all durations.</summary>
    void Reach(int periods)
    {
        var before = left.Length / words;
        var length = Math.Max(periods + 1, before * 2);
        Array.Resize(ref left, length * words);
        for (var period = before; period < length; period++)
            lanes.Capacity.CopyTo(left, period * words);
    }
}
