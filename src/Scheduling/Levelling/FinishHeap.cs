using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>Running activities, the earliest finish on top: a binary heap in two arrays (Williams 1964).</summary>
sealed class FinishHeap(int capacity)
{
    readonly int[] finishes = new int[capacity + 1];
    readonly int[] activities = new int[capacity + 1];

    public int Count { get; private set; }

    public int Earliest => finishes[0];

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Push(int finish, int activity)
    {
        var at = Count++;
        for (int parent; at > 0 && finishes[parent = (at - 1) / 2] > finish; at = parent)
            (finishes[at], activities[at]) = (finishes[parent], activities[parent]);
        (finishes[at], activities[at]) = (finish, activity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Pop()
    {
        var top = activities[0];
        var last = --Count;
        var (finish, activity) = (finishes[last], activities[last]);
        var at = 0;
        for (var next = 1; next < last; next = (2 * at) + 1)
        {
            if (next + 1 < last && finishes[next + 1] < finishes[next])
                next++;
            if (finishes[next] >= finish)
                break;
            (finishes[at], activities[at]) = (finishes[next], activities[next]);
            at = next;
        }
        (finishes[at], activities[at]) = (finish, activity);
        return top;
    }
}
