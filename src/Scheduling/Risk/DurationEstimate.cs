using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Risk;

/// <summary>How a duration of three points is spread between them.</summary>
public enum EstimateShape
{
    /// <summary>Straight up to the likely value and straight down.</summary>
    Triangular,

    /// <summary>The beta distribution of PERT (Malcolm et al. 1959) with weight 4 on the likely value: less in the corners.</summary>
    Pert,
}

/// <summary>How long a task may take.</summary>
public abstract record DurationEstimate
{
    /// <summary>Between the best and the worst that can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 ≤ low ≤ likely ≤ high.</exception>
    public static DurationEstimate Of(Duration low, Duration likely, Duration high, EstimateShape shape = EstimateShape.Pert) =>
        low >= Duration.Zero && low <= likely && likely <= high && high <= Network.Network.LongestDuration
            ? new ThreePoints(low, likely, high, shape)
            : throw new ArgumentOutOfRangeException(nameof(likely), "An estimate runs from low over likely to high.");

    /// <summary>As long as such tasks took before, each of them as likely as the next (bootstrap: Efron 1979).</summary>
    /// <exception cref="ArgumentOutOfRangeException">None given, or a negative one.</exception>
    public static DurationEstimate FromHistory(ImmutableArray<Duration> durations) =>
        !durations.IsDefaultOrEmpty && durations.All(duration => duration >= Duration.Zero && duration <= Network.Network.LongestDuration)
            ? new History(durations)
            : throw new ArgumentOutOfRangeException(nameof(durations), "A history holds at least one duration, none negative.");

    internal abstract Duration Draw(SeededRandom random);

    sealed record ThreePoints(Duration Low, Duration Likely, Duration High, EstimateShape Shape) : DurationEstimate
    {
        internal override Duration Draw(SeededRandom random)
        {
            var width = (High - Low).TotalTicks;
            if (width == 0)
                return Low;
            var mode = (Likely - Low).TotalTicks / width;
            var share = Shape == EstimateShape.Pert
                ? random.Beta(1 + (4 * mode), 1 + (4 * (1 - mode)))
                : Triangle(random.Fraction(), mode);
            return Low + Duration.FromTicks(Math.Round(width * share));
        }

        /// <summary>The inverse of the distribution function.</summary>
        static double Triangle(double drawn, double mode) =>
            drawn < mode ? Math.Sqrt(drawn * mode) : 1 - Math.Sqrt((1 - drawn) * (1 - mode));
    }

    sealed record History(ImmutableArray<Duration> Durations) : DurationEstimate
    {
        internal override Duration Draw(SeededRandom random) => Durations[random.Below(Durations.Length)];
    }
}
