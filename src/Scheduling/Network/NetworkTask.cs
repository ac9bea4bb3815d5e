using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Network;

/// <summary>What a date of a task must keep to, in the words of project management.</summary>
public enum ConstraintKind
{
    AsSoonAsPossible,

    /// <summary>As late as its successors and the end of the plan allow.</summary>
    AsLateAsPossible,
    StartNoEarlierThan,

    /// <summary>Holds even against links; what does not fit shows as negative float.</summary>
    StartNoLaterThan,
    FinishNoEarlierThan,

    /// <summary>Holds even against links; what does not fit shows as negative float.</summary>
    FinishNoLaterThan,
    MustStartOn,
    MustFinishOn,
}

/// <summary>A pause in a task.</summary>
/// <param name="After">Working time of the task done before it.</param>
/// <param name="Pause">Working time it rests.</param>
public sealed record TaskSplit(Duration After, Duration Pause);

/// <summary>A task, a milestone (no duration) or, when others name it as parent, a summary whose dates are those of its tasks.</summary>
public sealed record NetworkTask
{
    public required long Id { get; init; }

    /// <summary>The summary it belongs to.</summary>
    public long? Parent { get; init; }

    /// <summary>Working time in its calendar. A summary's own is not looked at.</summary>
    public Duration Duration { get; init; }

    /// <summary>When it is worked on; null: the plan's calendar.</summary>
    public WorkingCalendar? Calendar { get; init; }

    public ConstraintKind Constraint { get; init; }

    /// <summary>The date of the constraint; wanted by all kinds but the first two.</summary>
    public Instant? ConstraintDate { get; init; }

    /// <summary>Moves nothing, but shows as negative float when it is missed.</summary>
    public Instant? Deadline { get; init; }

    /// <summary>Set: planned by hand. It stays there whatever its links say, and moves others.</summary>
    public Instant? ManualStart { get; init; }

    /// <summary>Of a task planned by hand; null: its start and duration say it.</summary>
    public Instant? ManualFinish { get; init; }

    public Instant? ActualStart { get; init; }
    public Instant? ActualFinish { get; init; }

    /// <summary>Share of the duration that is done, 0 to 1; looked at when it has started.</summary>
    public double Progress { get; init; }

    /// <summary>Pauses, in order.</summary>
    public ImmutableArray<TaskSplit> Splits { get; init; } = [];

    /// <summary>Duration and pauses: the working time from start to finish.</summary>
    public Duration Span => Splits.IsEmpty ? Duration : Splits.Aggregate(Duration, (sum, split) => sum + split.Pause);
}
