namespace Steward.Reporting.ServiceLevels;

/// <summary>How many items kept a clock and how many did not, with the queries that open them.</summary>
public sealed record LevelRow(string Label, int Met, int Missed, string MetQuery, string MissedQuery)
{
    public int All => Met + Missed;

    /// <summary>0–1; null when nothing was measured, because an empty denominator has no rate.</summary>
    public double? Rate => All == 0 ? null : (double)Met / All;
}
