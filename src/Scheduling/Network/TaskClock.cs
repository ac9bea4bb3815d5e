using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Network;

/// <summary>The calendar of one task, for whom a date that never comes is the end of dating.</summary>
readonly struct TaskClock(WorkingCalendar calendar, long task)
{
    /// <summary>Calendars reach so far.</summary>
    public static readonly Instant First = Instant.FromUtc(1901, 1, 1, 0, 0);

    public static readonly Instant Last = Instant.FromUtc(2199, 1, 1, 0, 0);

    public Instant After(Instant at, Duration working) =>
        working == Duration.Zero ? at : Within(calendar.Add(Within(at), working));

    public Instant Before(Instant at, Duration working) =>
        working == Duration.Zero ? at : Within(calendar.Subtract(Within(at), working));

    public Duration Between(Instant from, Instant to) => from == to ? Duration.Zero : calendar.Between(Within(from), Within(to));

    public Instant NextWorking(Instant at) => Within(calendar.NextWorking(Within(at)));

    /// <summary>The instant itself; leaves the pass when calendars do not reach so far.</summary>
    public Instant Within(Instant? at) => at is { } there && there >= First && there < Last ? there : throw new NoWorkingTimeException(task);
}

/// <summary>Leaves a pass; caught by <see cref="Network.TryDate"/> and never seen outside.</summary>
sealed class NoWorkingTimeException(long task) : Exception
{
    public long Task { get; } = task;
}
