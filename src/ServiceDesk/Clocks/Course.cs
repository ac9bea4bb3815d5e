using NodaTime;

namespace Steward.ServiceDesk.Clocks;

public enum ClockStage
{
    Running = 0,
    Paused = 1,

    /// <summary>Stopped in time or late; see the due moment.</summary>
    Stopped = 2,
    Cancelled = 3,
}

/// <summary>A stretch in which the clock stood.</summary>
/// <param name="From">When it began to stand.</param>
/// <param name="To">When it went on; null while it stands.</param>
/// <param name="State">State the item was in when it began.</param>
/// <param name="Closed">The item was closed and came back.</param>
public sealed record ClockPause(Instant From, Instant? To, string State, bool Closed);

/// <summary>One run of a clock as the moments tell it: when it started, stood and ended. What is due follows from it; see <see cref="Reckoning"/>.</summary>
public sealed class Course
{
    private readonly List<ClockPause> pauses = [];

    /// <summary>1, 2, 3… of the same rule at the same item.</summary>
    public required int Number { get; init; }

    public required Instant StartedAt { get; init; }

    public Instant? EndedAt { get; internal set; }

    public ClockStage Stage { get; internal set; }

    /// <summary>In the order of time; none overlap.</summary>
    public IReadOnlyList<ClockPause> Pauses => pauses;

    /// <summary>What is promised, as it stood at the last moment that counted.</summary>
    public required Promise Promise { get; set; }

    /// <summary>The item at the last moment that counted.</summary>
    public required Moment Last { get; set; }

    internal void StandFrom(Moment at, bool closed = false, Instant? from = null)
    {
        pauses.Add(new ClockPause(from ?? at.At, null, at.State, closed));
        Stage = ClockStage.Paused;
    }

    internal void GoOn(Instant at)
    {
        if (pauses.Count > 0 && pauses[^1].To is null)
        {
            if (pauses[^1].From == at)
                pauses.RemoveAt(pauses.Count - 1); // nothing was missed
            else
                pauses[^1] = pauses[^1] with { To = at };
        }

        Stage = ClockStage.Running;
    }

    internal void End(ClockStage how, Instant at)
    {
        GoOn(at);
        (Stage, EndedAt) = (how, at);
    }

    /// <summary>Back to running: the time since the end is a pause like any other.</summary>
    internal void Reopen(Moment at, string closedState)
    {
        if (EndedAt is { } ended && ended < at.At)
            pauses.Add(new ClockPause(ended, at.At, closedState, Closed: true));
        (Stage, EndedAt) = (ClockStage.Running, null);
    }
}
