using NodaTime;

namespace Steward.Scheduling.Risk;

/// <summary>What many runs of a plan say.</summary>
public sealed class RiskForecast
{
    readonly Network.Network network;
    readonly List<Instant> plans;
    readonly List<Instant>[] finishes;
    readonly int[] critical;

    internal RiskForecast(Network.Network network, List<Instant> plans, List<Instant>[] finishes, int[] critical)
    {
        (this.network, this.plans, this.finishes, this.critical) = (network, plans, finishes, critical);
        plans.Sort();
        foreach (var list in finishes)
            list.Sort();
    }

    /// <summary>How many runs were made.</summary>
    public int Runs => plans.Count;

    /// <summary>The date by which the plan was finished in so many of a hundred runs: 50, 80, 95.</summary>
    public Instant Finish(double percent) => Percentile(plans, percent);

    /// <summary>The same for one task.</summary>
    public Instant Finish(long task, double percent) => Percentile(finishes[Place(task)], percent);

    /// <summary>Share of the runs in which the plan was finished by then.</summary>
    public double Confidence(Instant by) => plans.Count(finish => finish <= by) / (double)Runs;

    /// <summary>Share of the runs in which the task had no float: its criticality index (Van Slyke 1963).</summary>
    public double Criticality(long task) => critical[Place(task)] / (double)Runs;

    /// <summary>Of sorted values, the smallest that so many of a hundred do not exceed.</summary>
    static Instant Percentile(List<Instant> sorted, double percent) =>
        percent is > 0 and <= 100
            ? sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100) - 1)]
            : throw new ArgumentOutOfRangeException(nameof(percent), "A percentage is above 0 and at most 100.");

    int Place(long task) => network.TryPlace(task, out var place) ? place : throw new KeyNotFoundException($"The plan has no task {task}.");
}
