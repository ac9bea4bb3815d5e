namespace Steward.Scheduling.Levelling;

/// <summary>What breaks a plan: an activity that starts before its predecessor ends, or a resource asked for more than there is.</summary>
/// <param name="Activity">The activity that starts too early; of an overload, one of those running.</param>
/// <param name="Predecessor">The activity it should have waited for; -1 of an overload.</param>
/// <param name="Resource">The overloaded resource; -1 of a precedence.</param>
/// <param name="Period">When it happens.</param>
public sealed record PlanFault(int Activity, int Predecessor, int Resource, int Period);

/// <summary>Checks plans by the definition of the problem alone, apart from all that makes them.</summary>
public static class PlanCheck
{
    /// <summary>The first thing wrong with a plan; null when it holds.</summary>
    /// <param name="instance">The project.</param>
    /// <param name="starts">By activity.</param>
    public static PlanFault? Find(ProjectInstance instance, IReadOnlyList<int> starts)
    {
        if (starts.Count != instance.Count)
            throw new ArgumentException($"A plan of {instance.Count} activities has as many starts; got {starts.Count}.", nameof(starts));
        for (var activity = 0; activity < instance.Count; activity++)
        {
            if (starts[activity] < 0)
                return new PlanFault(activity, -1, -1, starts[activity]);
            foreach (var predecessor in instance.Activities[activity].Predecessors)
            {
                if (starts[predecessor] + instance.Activities[predecessor].Duration > starts[activity])
                    return new PlanFault(activity, predecessor, -1, starts[activity]);
            }
        }
        for (var resource = 0; resource < instance.Capacities.Length; resource++)
        {
            if (Overload(instance, starts, resource) is { } fault)
                return fault;
        }
        return null;
    }

    /// <summary>Walks the starts and ends of one resource in order of time; ends come first, for a finish frees the period it names.</summary>
    static PlanFault? Overload(ProjectInstance instance, IReadOnlyList<int> starts, int resource)
    {
        var changes = new List<(int Period, int Change, int Activity)>();
        for (var activity = 0; activity < instance.Count; activity++)
        {
            var (demand, duration) = (instance.Demand(activity, resource), instance.Activities[activity].Duration);
            if (demand == 0 || duration == 0)
                continue;
            changes.Add((starts[activity], demand, activity));
            changes.Add((starts[activity] + duration, -demand, activity));
        }
        var used = 0;
        foreach (var (period, change, activity) in changes.OrderBy(change => change.Period).ThenBy(change => change.Change))
        {
            used += change;
            if (used > instance.Capacities[resource])
                return new PlanFault(activity, -1, resource, period);
        }
        return null;
    }
}
