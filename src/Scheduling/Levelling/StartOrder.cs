namespace Steward.Scheduling.Levelling;

/// <summary>Sorts activities by start, those of one period as the direction has them, so that every activity stands after its predecessors.</summary>
sealed class StartOrder
{
    readonly int[] unsorted;
    int[] counts = new int[256];

    public StartOrder(ProjectInstance instance) => unsorted = new int[instance.Count];

    /// <summary>
    /// Sorts by counting while the plan is short, else by comparing: the first is linear, the second does not depend on the length of a period.
    /// </summary>
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

    void Compare(TimeDirection direction, int[] start, int[] order)
    {
        direction.Order.CopyTo(order, 0);
        for (var i = 0; i < order.Length; i++)
            unsorted[i] = start[order[i]];
        StableSort(unsorted, order);
    }

    /// <summary>Array.Sort may swap equals; the place in the given order breaks the tie.</summary>
    static void StableSort(int[] keys, int[] order)
    {
        var wide = new long[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            wide[i] = ((long)keys[i] << 32) | (uint)i;
        Array.Sort(wide, order);
    }
}
