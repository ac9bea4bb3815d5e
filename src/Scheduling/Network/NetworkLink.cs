using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>Which end of the predecessor holds which end of the successor.</summary>
public enum LinkKind
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}

/// <summary>What a lag is counted in.</summary>
public enum LagUnit
{
    /// <summary>Working time of the successor.</summary>
    Working,

    /// <summary>Time on the clock: paint dries at night.</summary>
    Elapsed,

    /// <summary>A share of the predecessor's duration, as working time of the successor.</summary>
    Percent,
}

/// <summary>Time between the two ends of a link; negative is a lead.</summary>
/// <param name="Unit">How it is counted.</param>
/// <param name="Time">Of <see cref="LagUnit.Working"/> and <see cref="LagUnit.Elapsed"/>.</param>
/// <param name="Percent">Of <see cref="LagUnit.Percent"/>: 50 is half the duration.</param>
public readonly record struct Lag(LagUnit Unit, Duration Time, double Percent)
{
    public static readonly Lag None;

    public static Lag Working(Duration time) => new(LagUnit.Working, time, 0);

    public static Lag Elapsed(Duration time) => new(LagUnit.Elapsed, time, 0);

    public static Lag OfDuration(double percent) => new(LagUnit.Percent, Duration.Zero, percent);

    public bool IsNone => Time == Duration.Zero && Percent == 0;
}

/// <summary>One task waits for another.</summary>
/// <param name="From">The predecessor.</param>
/// <param name="To">The successor.</param>
/// <param name="Kind">Which ends.</param>
/// <param name="Lag">Time between them.</param>
public sealed record NetworkLink(long From, long To, LinkKind Kind = LinkKind.FinishToStart, Lag Lag = default)
{
    internal bool LeavesFinish => Kind is LinkKind.FinishToStart or LinkKind.FinishToFinish;

    internal bool HoldsStart => Kind is LinkKind.FinishToStart or LinkKind.StartToStart;
}
