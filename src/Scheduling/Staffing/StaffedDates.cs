using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Staffing;

/// <summary>What a staffed task stands behind.</summary>
public enum StandReason
{
    /// <summary>Nothing: it starts as soon as anything may.</summary>
    Now,

    /// <summary>A link; the task is the predecessor.</summary>
    Link,

    /// <summary>Its own constraint.</summary>
    Constraint,

    /// <summary>Somebody it needs is busy; the task is what they are busy with.</summary>
    Resource,

    /// <summary>It is pinned, or planned by hand.</summary>
    Pinned,

    /// <summary>It has begun, or is done.</summary>
    Actual,
}

/// <summary>Why a task does not start earlier.</summary>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Task">Predecessor, or task that keeps the resource busy; 0 for none.</param>
/// <param name="Resource">The busy resource; 0 for none.</param>
/// <param name="Link">Place of the link in the network's plan; -1 for none.</param>
public readonly record struct Stand(StandReason Reason, long Task = 0, long Resource = 0, int Link = -1);

/// <summary>Where one task stands and who works on it.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Start">The first moment of work.</param>
/// <param name="Finish">The last.</param>
/// <param name="People">The resources that work on it, those sought by name first, then by how few could do it.</param>
/// <param name="Stand">Why it does not start earlier.</param>
/// <param name="Late">Past its deadline by so much time on the clock; zero when in time.</param>
public sealed record StaffedTask(long Task, Instant Start, Instant Finish, ImmutableArray<long> People, Stand Stand, Duration Late);

/// <summary>More asked of a resource than it has, by tasks that could not be moved.</summary>
public sealed record Overload(long Resource, Interval When, ImmutableArray<long> Tasks);

/// <summary>What a plan costs: days late and days moved, each by their weights, and a trifle for length so that nothing dawdles.</summary>
public sealed record StaffingCost(double Lateness, double Movement, double Length)
{
    public double Total => Lateness + Movement + Length;
}

/// <summary>A plan in which nobody is asked for more than they have, but for what was pinned.</summary>
/// <param name="Tasks">All tasks that are no summaries, in the order of the plan.</param>
/// <param name="Cost">Of this plan.</param>
/// <param name="Finish">The latest finish.</param>
/// <param name="Unstaffed">The finish if people were no limit: no plan ends earlier, but for rounding to a slot.</param>
/// <param name="Overloads">What pinned and begun tasks ask too much.</param>
/// <param name="Schedules">Plans made to find it.</param>
public sealed record StaffedDates(
    ImmutableArray<StaffedTask> Tasks, StaffingCost Cost, Instant Finish, NetworkDates Unstaffed, ImmutableArray<Overload> Overloads, int Schedules)
{
    readonly Lazy<Dictionary<long, StaffedTask>> byId = new(() => Tasks.ToDictionary(task => task.Task));

    /// <summary>The task with that id.</summary>
    /// <exception cref="KeyNotFoundException">No such task, or a summary.</exception>
    public StaffedTask this[long task] => byId.Value[task];
}
