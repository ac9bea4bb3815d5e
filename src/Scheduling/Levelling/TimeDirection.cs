using System.Collections.Immutable;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// A project seen along time, or against it: backwards, successors are predecessors and the end is the start, so that one decoder makes plans
/// packed to the left and plans packed to the right.
/// </summary>
sealed class TimeDirection
{
    readonly Neighbours predecessors;
    readonly Neighbours successors;

    TimeDirection(int[] durations, int[] order, Neighbours predecessors, Neighbours successors)
    {
        (Durations, Order, this.predecessors, this.successors) = (durations, order, predecessors, successors);
        Earliest = new int[durations.Length];
        foreach (var activity in order)
        {
            foreach (var predecessor in PredecessorsOf(activity))
                Earliest[activity] = Math.Max(Earliest[activity], Earliest[predecessor] + durations[predecessor]);
            Longest = Math.Max(Longest, Earliest[activity] + durations[activity]);
        }
    }

    public int[] Durations { get; }

    /// <summary>The activities, each after its predecessors of this direction.</summary>
    public int[] Order { get; }

    /// <summary>Earliest starts if nothing were scarce; of the other direction, this is what must follow an activity.</summary>
    public int[] Earliest { get; }

    public int Longest { get; }

    public ReadOnlySpan<int> PredecessorsOf(int activity) => predecessors.Of(activity);

    public ReadOnlySpan<int> SuccessorsOf(int activity) => successors.Of(activity);

    /// <summary>Both views of a project whose activities stand after their predecessors in <paramref name="order"/>.</summary>
    public static (TimeDirection Forward, TimeDirection Backward) Both(ImmutableArray<Activity> activities, int[] order)
    {
        int[] durations = [.. activities.Select(activity => activity.Duration)];
        var before = activities.Select(activity => activity.Predecessors.Distinct().ToList()).ToArray();
        var after = activities.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < before.Length; i++)
        {
            foreach (var predecessor in before[i])
                after[predecessor].Add(i);
        }
        var (predecessors, successors) = (new Neighbours(before), new Neighbours(after));
        return (new(durations, order, predecessors, successors), new(durations, [.. order.Reverse()], successors, predecessors));
    }

    /// <summary>Lists of neighbours, one behind the other in one array.</summary>
    sealed class Neighbours
    {
        readonly int[] from;
        readonly int[] all;

        public Neighbours(List<int>[] lists)
        {
            from = new int[lists.Length + 1];
            for (var i = 0; i < lists.Length; i++)
                from[i + 1] = from[i] + lists[i].Count;
            all = [.. lists.SelectMany(list => list)];
        }

        public ReadOnlySpan<int> Of(int activity) => all.AsSpan(from[activity], from[activity + 1] - from[activity]);
    }
}
