using NodaTime;

namespace Steward.Scheduling.Risk;

/// <summary>What a buffer's burn asks for.</summary>
public enum BurnZone
{
    /// <summary>Leave it alone.</summary>
    Calm,

    /// <summary>Plan what to do.</summary>
    Watch,

    /// <summary>Do it.</summary>
    Act,
}

/// <summary>How much of a buffer is used up against how much of its chain is done (fever chart: Leach, Critical Chain Project Management, 2000).</summary>
/// <param name="Done">Share of the chain that is done, 0 to 1.</param>
/// <param name="Burnt">Share of the buffer that is used; above 1 when more than there was.</param>
public sealed record BufferBurn(double Done, double Burnt)
{
    // the customary lines: from 15 % to 75 % of the buffer, and from 30 % to 90 %, as the chain goes from its start to its end
    const double WatchFrom = 0.15;
    const double ActFrom = 0.30;
    const double Slope = 0.60;

    public BurnZone Zone => Burnt > ActFrom + (Slope * Done) ? BurnZone.Act : Burnt > WatchFrom + (Slope * Done) ? BurnZone.Watch : BurnZone.Calm;

    /// <summary>Reads it off a plan under way.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="planned">When the chain was to end, without the buffer.</param>
    /// <param name="expected">When it is expected to end now.</param>
    /// <param name="calendar">Whose working time the buffer is counted in.</param>
    /// <param name="done">Share of the chain that is done, 0 to 1.</param>
    public static BufferBurn Of(ChainBuffer buffer, Instant planned, Instant expected, WorkingTime.WorkingCalendar calendar, double done)
    {
        var late = calendar.Between(planned, expected);
        var burnt = late <= Duration.Zero ? 0 : buffer.Length > Duration.Zero ? late.TotalTicks / buffer.Length.TotalTicks : double.PositiveInfinity;
        return new BufferBurn(Math.Clamp(done, 0, 1), burnt);
    }
}
