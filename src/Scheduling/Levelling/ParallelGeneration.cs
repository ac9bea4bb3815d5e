using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Parallel schedule generation (Kelley 1963; Kolisch 1996): goes from one finish to the next and starts there whatever fits, in the order of a
/// list or drawn among what is open by regret-biased chance. Its plans never leave a resource idle that open work could use: good ones come
/// at once where resources are very scarce, though the best may not be among them.
/// Allocates nothing while it runs; not to be shared between threads.
/// </summary>
sealed class ParallelGeneration
{
    readonly DemandLanes lanes;
    readonly FinishHeap running;
    readonly int[] waiting;
    readonly int[] rank;
    readonly int[] open;
    readonly int[] fitting;
    readonly double[] weight;
    readonly ulong[] left;
    TimeDirection direction;
    int count;

    public ParallelGeneration(ProjectInstance instance)
    {
        lanes = instance.Demands;
        direction = instance.Forward;
        running = new FinishHeap(instance.Count);
        (waiting, rank, open) = (new int[instance.Count], new int[instance.Count], new int[instance.Count]);
        (fitting, weight) = (new int[instance.Count], new double[instance.Count]);
        left = new ulong[lanes.Words];
    }

    /// <summary>Makes a plan by a list: at each point in time what stands first in it and fits starts first.</summary>
    /// <returns>The makespan.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Generate(TimeDirection along, ReadOnlySpan<int> order, int[] start)
    {
        for (var i = 0; i < order.Length; i++)
            rank[order[i]] = i;
        Begin(along, order);
        var (now, makespan) = (0, 0);
        while (true)
        {
            for (var i = 0; i < count; i++)
            {
                if (!Fits(open[i]))
                    continue;
                var activity = open[i];
                open.AsSpan(i + 1, count - i - 1).CopyTo(open.AsSpan(i));
                count--;
                makespan = Math.Max(makespan, Run(activity, now, start));
                // what followed at once may stand before this place
                i = along.Durations[activity] == 0 ? -1 : i - 1;
            }
            if (running.Count == 0)
                return makespan;
            now = running.Earliest;
            Finish(now);
        }
    }

    /// <summary>Makes a plan by chance, urgent activities more often (see <see cref="RegretSampling"/>).</summary>
    /// <param name="along">The direction of time.</param>
    /// <param name="tail">By activity: what must follow it.</param>
    /// <param name="random">Where chance comes from; null takes the most urgent each time.</param>
    /// <param name="start">Where the starts go.</param>
    /// <returns>The makespan.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Sample(TimeDirection along, int[] tail, SeededRandom? random, int[] start)
    {
        for (var i = 0; i < rank.Length; i++)
            rank[i] = i;
        Begin(along, rank);
        var (now, makespan) = (0, 0);
        while (true)
        {
            while (Choose(tail, random) is var chosen && chosen >= 0)
            {
                var activity = open[chosen];
                open[chosen] = open[--count];
                makespan = Math.Max(makespan, Run(activity, now, start));
            }
            if (running.Count == 0)
                return makespan;
            now = running.Earliest;
            Finish(now);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Begin(TimeDirection along, ReadOnlySpan<int> order)
    {
        direction = along;
        lanes.Capacity.CopyTo(left, 0);
        running.Clear();
        count = 0;
        foreach (var activity in order)
        {
            waiting[activity] = along.PredecessorsOf(activity).Length;
            if (waiting[activity] == 0)
                open[count++] = activity;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Run(int activity, int now, int[] start)
    {
        start[activity] = now;
        var finish = now + direction.Durations[activity];
        if (finish == now)
        {
            Release(activity);
            return now;
        }
        for (var word = 0; word < left.Length; word++)
            left[word] -= lanes.Demand[(activity * left.Length) + word];
        running.Push(finish, activity);
        return finish;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Finish(int now)
    {
        while (running.Count > 0 && running.Earliest == now)
        {
            var activity = running.Pop();
            for (var word = 0; word < left.Length; word++)
                left[word] += lanes.Demand[(activity * left.Length) + word];
            Release(activity);
        }
    }

    /// <summary>Opens what waited for nothing else, in the order of the ranks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Release(int activity)
    {
        foreach (var successor in direction.SuccessorsOf(activity))
        {
            if (--waiting[successor] > 0)
                continue;
            var place = count++;
            for (; place > 0 && rank[open[place - 1]] > rank[successor]; place--)
                open[place] = open[place - 1];
            open[place] = successor;
        }
    }

    bool Fits(int activity)
    {
        if (lanes.Idle[activity])
            return true;
        if (left.Length == 1)
            return DemandLanes.Fits(left[0], lanes.Demand[activity]);
        for (var word = 0; word < left.Length; word++)
        {
            if (!DemandLanes.Fits(left[word], lanes.Demand[(activity * left.Length) + word]))
                return false;
        }
        return true;
    }

    /// <summary>The place in the open list of one that fits now; -1 when none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Choose(int[] tail, SeededRandom? random)
    {
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            if (Fits(open[i]))
                fitting[found++] = i;
        }
        return found == 0 ? -1 : fitting[RegretSampling.Draw(open, fitting, found, tail, weight, random)];
    }
}
