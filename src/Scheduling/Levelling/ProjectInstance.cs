using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// A resource-constrained project scheduling problem (RCPSP; Pritsker, Watters and Wolfe, Management Science 16, 1969): activities of fixed
/// duration, finish-to-start precedence, renewable resources of constant capacity. Immutable, checked once when it is made.
/// </summary>
public sealed class ProjectInstance
{
    public const int MaximumActivities = 20_000;
    public const int MaximumResources = 64;
    public const int MaximumUnits = 32_000;

    /// <summary>All durations together: the length of a plan that does one thing after the other.</summary>
    public const int MaximumHorizon = 1_000_000;

    ProjectInstance(ImmutableArray<Activity> activities, ImmutableArray<int> capacities, int[] order)
    {
        (Activities, Capacities) = (activities, capacities);
        Horizon = activities.Sum(activity => activity.Duration);
        Demands = new DemandLanes(activities, capacities);
        (Forward, Backward) = TimeDirection.Both(activities, order);
    }

    public ImmutableArray<Activity> Activities { get; }
    public ImmutableArray<int> Capacities { get; }
    public int Count => Activities.Length;

    /// <summary>Sum of the durations; no sensible plan is longer.</summary>
    public int Horizon { get; }

    /// <summary>Length of the longest chain of predecessors: what the project would take if nothing were scarce (Kelley and Walker 1959).</summary>
    public int CriticalPathLength => Forward.Longest;

    internal DemandLanes Demands { get; }
    internal TimeDirection Forward { get; }
    internal TimeDirection Backward { get; }

    /// <summary>Makes an instance; on false <paramref name="problem"/> says the first thing that is wrong.</summary>
    public static bool TryMake(
        ImmutableArray<Activity> activities,
        ImmutableArray<int> capacities,
        [NotNullWhen(true)] out ProjectInstance? instance,
        [NotNullWhen(false)] out InstanceProblem? problem)
    {
        instance = null;
        problem = Sizes(activities, capacities) ?? Each(activities, capacities);
        if (problem is not null)
            return false;
        var order = PrecedenceOrder.Of(activities, out var chain);
        if (order is null)
        {
            problem = new InstanceProblem(InstanceFault.Cycle, chain[0], -1, chain);
            return false;
        }
        instance = new ProjectInstance(activities, capacities, order);
        return true;
    }

    /// <summary>As <see cref="TryMake"/>, for activities known to be sound.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static ProjectInstance Of(ImmutableArray<Activity> activities, ImmutableArray<int> capacities) =>
        TryMake(activities, capacities, out var instance, out var problem)
            ? instance
            : throw new ArgumentException($"{problem.Fault}: activity {problem.Activity}, resource {problem.Resource}.", nameof(activities));

    /// <summary>Demand of an activity for a resource, 0 where it names none.</summary>
    public int Demand(int activity, int resource) => DemandOf(Activities[activity], resource);

    internal static int DemandOf(Activity activity, int resource) => resource < activity.Demands.Length ? activity.Demands[resource] : 0;

    static InstanceProblem? Sizes(ImmutableArray<Activity> activities, ImmutableArray<int> capacities)
    {
        if (activities.IsEmpty)
            return new InstanceProblem(InstanceFault.Empty);
        if (activities.Length > MaximumActivities || capacities.Length > MaximumResources)
            return new InstanceProblem(InstanceFault.TooMany);
        for (var resource = 0; resource < capacities.Length; resource++)
        {
            if (capacities[resource] is < 0 or > MaximumUnits)
                return new InstanceProblem(InstanceFault.Capacity, resource: resource);
        }
        return null;
    }

    static InstanceProblem? Each(ImmutableArray<Activity> activities, ImmutableArray<int> capacities)
    {
        var horizon = 0L;
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            horizon += activity.Duration;
            if (activity.Duration < 0 || horizon > MaximumHorizon)
                return new InstanceProblem(InstanceFault.Duration, i);
            for (var resource = 0; resource < activity.Demands.Length; resource++)
            {
                var demand = activity.Demands[resource];
                if (demand < 0 || (demand > 0 && resource >= capacities.Length))
                    return new InstanceProblem(InstanceFault.Demand, i, resource);
                if (demand > 0 && demand > capacities[resource])
                    return new InstanceProblem(InstanceFault.NeverFits, i, resource);
            }
            foreach (var predecessor in activity.Predecessors)
            {
                if (predecessor < 0 || predecessor >= activities.Length || predecessor == i)
                    return new InstanceProblem(InstanceFault.Predecessor, i);
            }
        }
        return null;
    }
}
