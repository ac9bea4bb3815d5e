namespace Steward.Scheduling.Levelling;

/// <summary>
/// Work of a resource divided by its capacity, over activities that can not start before some time and must be followed by some more: what lies
/// before the first and after the last comes on top.
/// </summary>
static class CapacityBound
{
    /// <summary>The bound of one resource; with <paramref name="thresholds"/> over all pairs of heads and tails, without over the whole project only.</summary>
    public static int Of(ProjectInstance instance, int resource, bool thresholds)
    {
        var capacity = instance.Capacities[resource];
        if (capacity == 0)
            return 0;
        var heads = instance.Forward.Earliest;
        var tails = instance.Backward.Earliest;
        int[] users = [.. Enumerable.Range(0, instance.Count).Where(i => instance.Demand(i, resource) > 0 && instance.Activities[i].Duration > 0)];
        if (users.Length == 0)
            return 0;
        if (!thresholds)
            return users.Min(i => heads[i]) + Ceiling(users.Sum(i => Energy(instance, i, resource)), capacity) + users.Min(i => tails[i]);

        Array.Sort([.. users.Select(i => -tails[i])], users);
        var best = 0;
        foreach (var head in users.Select(i => heads[i]).Distinct())
        {
            var energy = 0L;
            foreach (var user in users)
            {
                if (heads[user] < head)
                    continue;
                energy += Energy(instance, user, resource);
                best = Math.Max(best, head + Ceiling(energy, capacity) + tails[user]);
            }
        }
        return best;
    }

    static long Energy(ProjectInstance instance, int activity, int resource) => (long)instance.Activities[activity].Duration * instance.Demand(activity, resource);

    static int Ceiling(long energy, int capacity) => (int)((energy + capacity - 1) / capacity);
}
