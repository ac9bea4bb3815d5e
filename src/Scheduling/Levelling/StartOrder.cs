using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>Sorts activities by start, those of one period as the direction has them, so that every activity stands after its predecessors.</summary>
sealed class StartOrder
{
    readonly long[] keys;
    int[] counts = new int[256];

    public StartOrder(ProjectInstance instance) => keys = new long[instance.Count];

    /// <summary>
    /// Sorts by counting while the plan is short, else by comparing: the first is linear, the second does not depend on the length of a period.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(TimeDirection direction, int[] start, int makespan, int[] order)
    {
        if (makespan > 16 * order.Length)
        {
            Compare(direction, start, order);
            return;
        }
        if (makespan + 2 > counts.Length)
            counts = new int[(makespan + 2) * 2];
        var before = counts.AsSpan(0, makespan + 2);
        before.Clear();
        foreach (var at in start)
            before[at + 1]++;
        for (var period = 1; period < before.Length; period++)
            before[period] += before[period - 1];
        foreach (var activity in direction.Order)
            order[before[start[activity]]++] = activity;
    }

    /// <summary>Array.Sort may swap equals, so the place in the direction's order is part of the key.</summary>
    void Compare(TimeDirection direction, int[] start, int[] order)
    {
        direction.Order.CopyTo(order, 0);
        for (var i = 0; i < order.Length; i++)
            keys[i] = ((long)start[order[i]] << 32) | (uint)i;
        Array.Sort(keys, order);
    }
}
