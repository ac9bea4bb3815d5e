namespace Steward.Scheduling.Levelling;

/// <summary>Now and then moves one activity of a list forward, as far as chance says and its predecessors allow (insertion move), so that orders lost to a population come back.</summary>
sealed class Mutation(SeededRandom random)
{
    const double Share = 0.15;

    /// <summary>Changes <paramref name="list"/>, or not.</summary>
    public void Touch(TimeDirection direction, int[] list)
    {
        if (random.Fraction() >= Share)
            return;
        var from = random.Below(list.Length);
        var activity = list[from];
        var predecessors = direction.PredecessorsOf(activity);
        var first = from;
        while (first > 0 && !predecessors.Contains(list[first - 1]))
            first--;
        var to = first + random.Below(from - first + 1);
        list.AsSpan(to, from - to).CopyTo(list.AsSpan(to + 1));
        list[to] = activity;
    }
}
