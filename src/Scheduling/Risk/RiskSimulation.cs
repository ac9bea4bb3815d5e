using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Steward.Scheduling.Levelling;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Risk;

/// <summary>
/// Draws the durations of a plan many times and dates it each time (Monte Carlo; Van Slyke 1963): how likely a date is, and which tasks decide it.
/// Draws are independent of each other: what delays many tasks at once is not in it.
/// </summary>
public static class RiskSimulation
{
    public const int MaximumRuns = 100_000;

    /// <summary>Runs it.</summary>
    /// <param name="network">The plan; tasks that are done keep their dates.</param>
    /// <param name="estimates">By task; tasks not named take as long as planned.</param>
    /// <param name="runs">How often, 1 to <see cref="MaximumRuns"/>.</param>
    /// <param name="seed">The same seed gives the same forecast.</param>
    /// <param name="forecast">What came out; of a run broken off, of the runs made.</param>
    /// <param name="problem">Why it can not be dated.</param>
    /// <param name="cancel">Ends it early, after at least one run.</param>
    public static bool TryRun(
        Network.Network network,
        IReadOnlyDictionary<long, DurationEstimate> estimates,
        int runs,
        long seed,
        [NotNullWhen(true)] out RiskForecast? forecast,
        [NotNullWhen(false)] out NetworkProblem? problem,
        CancellationToken cancel = default)
    {
        if (runs is < 1 or > MaximumRuns)
            throw new ArgumentOutOfRangeException(nameof(runs), $"From 1 to {MaximumRuns} runs; got {runs}.");
        (forecast, problem) = (null, null);
        var random = new SeededRandom(seed);
        var count = network.Plan.Tasks.Length;
        var (plans, finishes, critical) = (new List<Instant>(runs), Enumerable.Range(0, count).Select(_ => new List<Instant>(runs)).ToArray(), new int[count]);
        for (var run = 0; run < runs && (run == 0 || !cancel.IsCancellationRequested); run++)
        {
            if (!Drawn(network, estimates, random).TryDate(out var dates, out problem))
                return false;
            plans.Add(dates.Finish);
            for (var place = 0; place < count; place++)
            {
                var task = dates.At(place);
                finishes[place].Add(task.Finish);
                critical[place] += task.IsCritical ? 1 : 0;
            }
        }
        forecast = new RiskForecast(network, plans, finishes, critical);
        return true;
    }

    static Network.Network Drawn(Network.Network network, IReadOnlyDictionary<long, DurationEstimate> estimates, SeededRandom random) =>
        network.WithTasks([.. network.Plan.Tasks.Select(task =>
            task.ActualFinish is null && estimates.TryGetValue(task.Id, out var estimate) ? Stretch(task, estimate.Draw(random)) : task)]);

    /// <summary>Pauses stay at the share of the work they stood at.</summary>
    static NetworkTask Stretch(NetworkTask task, Duration duration)
    {
        if (task.Splits.IsEmpty || task.Duration == Duration.Zero)
            return task with { Duration = duration };
        var share = duration.TotalTicks / task.Duration.TotalTicks;
        return task with { Duration = duration, Splits = [.. task.Splits.Select(split => split with { After = Duration.FromTicks(Math.Round(split.After.TotalTicks * share)) })] };
    }
}
