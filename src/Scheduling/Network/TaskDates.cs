using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>What a date follows from.</summary>
public enum DateReason
{
    /// <summary>Nothing holds it: the plan starts then.</summary>
    PlanStart,

    /// <summary>The finish of the plan, for late dates.</summary>
    PlanFinish,

    /// <summary>A link; <see cref="DateCause.Link"/> says which. It may end at a summary above the task, or begin at one.</summary>
    Link,

    /// <summary>The constraint of the task, or of a summary above it.</summary>
    Constraint,

    /// <summary>The deadline of the task, or of a summary above it.</summary>
    Deadline,

    /// <summary>It really started, or finished, then.</summary>
    Actual,

    /// <summary>Somebody planned it by hand.</summary>
    Manual,

    /// <summary>Of a summary: the task in it that starts first, or finishes last.</summary>
    Child,

    /// <summary>As late as what follows allows.</summary>
    AsLateAsPossible,
}

/// <summary>Why a date stands where it does.</summary>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Task">The task it comes from: predecessor or successor of the link, bearer of constraint or deadline, child; 0 for the plan.</param>
/// <param name="Link">Place of the link among those of the plan; -1 for none.</param>
public readonly record struct DateCause(DateReason Reason, long Task = 0, int Link = -1);

/// <summary>The dates of one task.</summary>
public readonly record struct TaskDates
{
    public Instant Start { get; init; }
    public Instant Finish { get; init; }

    /// <summary>The latest it may start without moving the finish of the plan, a deadline or a fixed date.</summary>
    public Instant LateStart { get; init; }

    public Instant LateFinish { get; init; }

    /// <summary>Working time it may slip before the plan ends later; negative: so much too late already.</summary>
    public Duration TotalFloat { get; init; }

    /// <summary>Working time it may slip before another task moves; never negative.</summary>
    public Duration FreeFloat { get; init; }

    /// <summary>What holds the start.</summary>
    public DateCause StartCause { get; init; }

    /// <summary>What holds the late finish.</summary>
    public DateCause LateCause { get; init; }

    public bool IsComplete { get; init; }

    /// <summary>Not done, and without float.</summary>
    public bool IsCritical => !IsComplete && TotalFloat <= Duration.Zero;
}
