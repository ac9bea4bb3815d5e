using NodaTime;

namespace Steward.ServiceDesk.Clocks;

/// <summary>
/// The arithmetic of one run: what is due when, and how much is used. Instants are compared with instants, never percents, so nothing is broken by
/// rounding. Every answer follows from the course alone.
/// </summary>
public sealed class Reckoning
{
    private readonly Course run;

    public Reckoning(Course run)
    {
        this.run = run;
        Limit = run.Promise.Target.Limit(run.Promise.Calendar, run.StartedAt);
        DueAt = Limit is { } limit ? Reach(limit) : null;
    }

    /// <summary>Running time that may be used; null when it can never be used up.</summary>
    public Duration? Limit { get; }

    /// <summary>When it is used up, as things stand; null while the clock stands with time left, or when nobody ever works.</summary>
    public Instant? DueAt { get; }

    /// <summary>True when the end, or now while it runs, lies after the due moment. Due at closing time means: by closing time.</summary>
    public bool Broken(Instant now) => DueAt is { } due && (run.EndedAt ?? now) > due;

    /// <summary>When a step comes; null when it does not as things stand.</summary>
    public Instant? At(Step step) => Limit is { } limit ? Reach(step.After(limit)) : null;

    /// <summary>The earliest moment by which so much running time has passed; null while the clock stands before that.</summary>
    public Instant? Reach(Duration running)
    {
        var calendar = run.Promise.Calendar;
        var from = run.StartedAt;
        foreach (var pause in run.Pauses)
        {
            var stretch = calendar.Between(from, pause.From);
            if (running <= stretch)
                return calendar.Add(from, running);
            running -= stretch;
            if (pause.To is not { } to)
                return null;
            from = to;
        }

        return calendar.Add(from, running);
    }

    /// <summary>Working time the clock ran until a moment.</summary>
    public Duration Used(Instant until) => Sum(until, run.Promise.Calendar.Between);

    /// <summary>The same by the clock on the wall.</summary>
    public Duration Passed(Instant until) => Sum(until, static (from, to) => to - from);

    /// <summary>Working time the clock stood until a moment.</summary>
    public Duration Stood(Instant until) => run.Promise.Calendar.Between(run.StartedAt, Until(until)) - Used(until);

    /// <summary>The stretches in which it ran until a moment, in order.</summary>
    public IEnumerable<Interval> Stretches(Instant until)
    {
        until = Until(until);
        var from = run.StartedAt;
        foreach (var pause in run.Pauses)
        {
            if (pause.From >= until)
                break;
            if (pause.From > from)
                yield return new Interval(from, pause.From);
            if (pause.To is not { } to)
                yield break;
            from = to;
        }

        if (from < until)
            yield return new Interval(from, until);
    }

    private Instant Until(Instant until) => Instant.Max(run.StartedAt, run.EndedAt is { } end && end < until ? end : until);

    private Duration Sum(Instant until, Func<Instant, Instant, Duration> measure)
    {
        var sum = Duration.Zero;
        foreach (var stretch in Stretches(until))
            sum += measure(stretch.Start, stretch.End);
        return sum;
    }
}
