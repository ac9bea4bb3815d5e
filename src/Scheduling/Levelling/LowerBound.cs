namespace Steward.Scheduling.Levelling;

/// <summary>The argument behind a lower bound.</summary>
public enum BoundReason
{
    /// <summary>The longest chain of activities (Kelley and Walker 1959).</summary>
    CriticalPath,

    /// <summary>The work a resource has to do between the earliest start and the latest end of some activities (Stinson, Davis and Khumawala 1978, with heads and tails).</summary>
    Capacity,

    /// <summary>Activities of which no two can run side by side, for precedence or for want of a resource (Mingozzi et al. 1998, node packing).</summary>
    Sequence,

    /// <summary>A shorter plan leaves too little room in some window for what must lie in it (Klein and Scholl 1999; energetic reasoning after Erschler and Lopez 1990).</summary>
    Windows,
}

/// <summary>A length no plan of the project can undercut.</summary>
/// <param name="Length">In periods.</param>
/// <param name="Reason">The argument that gave it.</param>
/// <param name="Resource">The resource it is about; -1 when about none.</param>
public sealed record LowerBound(int Length, BoundReason Reason, int Resource = -1)
{
    /// <summary>Above this, windows and pairs of activities are too many to look at; the bound is then the critical path or plain capacity.</summary>
    const int PairsUpTo = 2_000;

    /// <summary>The strongest of the quick bounds; a few milliseconds for a hundred activities.</summary>
    public static LowerBound Of(ProjectInstance instance)
    {
        var best = new LowerBound(instance.CriticalPathLength, BoundReason.CriticalPath);
        var thresholds = instance.Count <= PairsUpTo;
        for (var resource = 0; resource < instance.Capacities.Length; resource++)
            best = best.Or(new LowerBound(CapacityBound.Of(instance, resource, thresholds), BoundReason.Capacity, resource));
        if (thresholds)
            best = best.Or(new LowerBound(SequenceBound.Of(instance), BoundReason.Sequence));
        if (instance.Count > WindowBound.ActivitiesUpTo)
            return best;
        var (length, scarce) = WindowBound.From(instance, best.Length);
        return best.Or(new LowerBound(length, BoundReason.Windows, scarce));
    }

    internal LowerBound Or(LowerBound other) => other.Length > Length ? other : this;
}
