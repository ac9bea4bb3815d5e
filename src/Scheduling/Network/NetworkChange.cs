namespace Steward.Scheduling.Network;

/// <summary>What two networks of the same tasks differ in.</summary>
static class NetworkChange
{
    /// <summary>Places of tasks that changed, or whose links did; null when too much changed to say.</summary>
    public static IReadOnlyCollection<int>? Between(Network before, Network now)
    {
        var (old, plan) = (before.Plan, now.Plan);
        if (old.Start != plan.Start || old.Finish != plan.Finish || old.Status != plan.Status || old.Calendar != plan.Calendar || old.Tasks.Length != plan.Tasks.Length)
            return null;
        var changed = new HashSet<int>();
        for (var i = 0; i < plan.Tasks.Length; i++)
        {
            if (ReferenceEquals(old.Tasks[i], plan.Tasks[i]))
                continue;
            if (old.Tasks[i].Id != plan.Tasks[i].Id || old.Tasks[i].Parent != plan.Tasks[i].Parent)
                return null;
            changed.Add(i);
        }
        if (old.Links != plan.Links && !Links(before, now, changed))
            return null;
        return changed;
    }

    /// <summary>Causes name links by place, so the lists may differ only in links replaced at their place, added or taken off at the end.</summary>
    static bool Links(Network before, Network now, HashSet<int> changed)
    {
        var (old, links) = (before.Plan.Links, now.Plan.Links);
        for (var i = 0; i < Math.Max(old.Length, links.Length); i++)
        {
            if (i < old.Length && i < links.Length && old[i] == links[i])
                continue;
            if (i < old.Length)
                Add(before.Topology, i, changed);
            if (i < links.Length)
                Add(now.Topology, i, changed);
            // a link taken out of the middle moves all behind it
            if (changed.Count > 1_000)
                return false;
        }
        return true;
    }

    static void Add(Topology topology, int link, HashSet<int> changed)
    {
        changed.Add(topology.LinkFrom[link]);
        changed.Add(topology.LinkTo[link]);
    }
}
