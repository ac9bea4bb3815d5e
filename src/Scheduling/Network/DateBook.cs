using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>Dates of all tasks by place, as the passes fill them in.</summary>
sealed class DateBook(int count)
{
    public Instant[] Start { get; private init; } = new Instant[count];
    public Instant[] Finish { get; private init; } = new Instant[count];
    public DateCause[] StartCause { get; private init; } = new DateCause[count];
    public Instant[] LateStart { get; private init; } = new Instant[count];
    public Instant[] LateFinish { get; private init; } = new Instant[count];
    public DateCause[] LateCause { get; private init; } = new DateCause[count];

    /// <summary>The late finish with the rest behind it, up to which a predecessor in another calendar may go on: Monday morning where the task shows Friday evening.</summary>
    public Instant[] LateEnd { get; private init; } = new Instant[count];

    public Duration[] TotalFloat { get; private init; } = new Duration[count];
    public Duration[] FreeFloat { get; private init; } = new Duration[count];

    /// <summary>Finished; of summaries: all tasks in it.</summary>
    public bool[] Done { get; private init; } = new bool[count];

    /// <summary>Of summaries: what no task in them may start before.</summary>
    public Instant[] Opens { get; private init; } = new Instant[count];

    public DateCause[] OpensCause { get; private init; } = new DateCause[count];

    /// <summary>Of summaries: what no task in them may finish after.</summary>
    public Instant[] Closes { get; private init; } = new Instant[count];

    public DateCause[] ClosesCause { get; private init; } = new DateCause[count];

    /// <summary>Of summaries: what the first task in them may not start after, where something waits for their start.</summary>
    public Instant?[] FirstStart { get; private init; } = new Instant?[count];

    public DateCause[] FirstStartCause { get; private init; } = new DateCause[count];

    /// <summary>The latest finish of all tasks.</summary>
    public Instant PlanFinish { get; set; }

    public DateBook Copy() => new(0)
    {
        Start = [.. Start],
        Finish = [.. Finish],
        StartCause = [.. StartCause],
        LateStart = [.. LateStart],
        LateFinish = [.. LateFinish],
        LateCause = [.. LateCause],
        LateEnd = [.. LateEnd],
        TotalFloat = [.. TotalFloat],
        FreeFloat = [.. FreeFloat],
        Done = [.. Done],
        Opens = [.. Opens],
        OpensCause = [.. OpensCause],
        Closes = [.. Closes],
        ClosesCause = [.. ClosesCause],
        FirstStart = [.. FirstStart],
        FirstStartCause = [.. FirstStartCause],
        PlanFinish = PlanFinish,
    };
}
