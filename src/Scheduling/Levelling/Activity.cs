using System.Collections.Immutable;

namespace Steward.Scheduling.Levelling;

/// <summary>One piece of work of a project whose resources are scarce.</summary>
/// <param name="Duration">In whole periods; 0 is a milestone.</param>
/// <param name="Demands">Units taken of each resource while it runs, in the order of the capacities; left short, the rest is 0.</param>
/// <param name="Predecessors">Indexes of the activities that must have finished before it starts.</param>
public sealed record Activity(int Duration, ImmutableArray<int> Demands, ImmutableArray<int> Predecessors);

/// <summary>Why activities and capacities make no project.</summary>
public enum InstanceFault
{
    /// <summary>No activity at all.</summary>
    Empty,

    /// <summary>More than <see cref="ProjectInstance.MaximumActivities"/>, or more than <see cref="ProjectInstance.MaximumResources"/>.</summary>
    TooMany,

    /// <summary>A duration below 0, or all together above <see cref="ProjectInstance.MaximumHorizon"/>.</summary>
    Duration,

    /// <summary>A capacity below 0 or above <see cref="ProjectInstance.MaximumUnits"/>.</summary>
    Capacity,

    /// <summary>A demand below 0, or for a resource that has no capacity given.</summary>
    Demand,

    /// <summary>An activity needs more of a resource than there ever is.</summary>
    NeverFits,

    /// <summary>A predecessor that is no activity of the project, or the activity itself.</summary>
    Predecessor,

    /// <summary>Activities that wait for each other in a ring.</summary>
    Cycle,
}

/// <summary>What is wrong, and with what.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Activity">Index of the activity; -1 when it is about none.</param>
/// <param name="Resource">Index of the resource; -1 when it is about none.</param>
/// <param name="Chain">Of a cycle: its activities in the order of work, the first named again at the end.</param>
public sealed record InstanceProblem(InstanceFault Fault, int Activity, int Resource, ImmutableArray<int> Chain)
{
    internal InstanceProblem(InstanceFault fault, int activity = -1, int resource = -1)
        : this(fault, activity, resource, [])
    {
    }
}
