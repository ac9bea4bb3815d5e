using System.Collections.Immutable;

namespace Steward.Scheduling.Network;

/// <summary>Why a plan has no dates; a page says it in the reader's language.</summary>
public enum NetworkFault
{
    /// <summary>Two tasks with one id.</summary>
    TaskTwice,

    /// <summary>A parent or an end of a link that is no task of the plan.</summary>
    UnknownTask,

    /// <summary>Tasks that are each other's parents.</summary>
    ParentRing,

    /// <summary>Tasks that wait for each other, perhaps by way of their summaries.</summary>
    Cycle,

    /// <summary>A duration, split, lag or progress that can not be: negative, out of order, or longer than <see cref="Network.LongestDuration"/>; or a date that is not in the years 1901 to 2198.</summary>
    Amount,

    /// <summary>A constraint without its date.</summary>
    ConstraintWithoutDate,

    /// <summary>A summary takes its dates from its tasks: it can only start no earlier or finish no later, and is neither manual nor split, started nor done by itself.</summary>
    FixedSummary,

    /// <summary>A link that holds the finish of a summary; link the task in it that finishes last.</summary>
    LinkToSummaryFinish,

    /// <summary>Finished without being started, or before it.</summary>
    ActualDates,

    /// <summary>Its calendar never has enough working time, or the dates run beyond the year 2199.</summary>
    NoWorkingTime,
}

/// <summary>What is wrong, and with which task.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Task">The task, or the successor of the link; 0 when it is about the plan.</param>
/// <param name="Chain">Of a ring: its tasks in the order they wait, the first named again at the end.</param>
public sealed record NetworkProblem(NetworkFault Fault, long Task, ImmutableArray<long> Chain)
{
    internal NetworkProblem(NetworkFault fault, long task)
        : this(fault, task, [])
    {
    }
}
