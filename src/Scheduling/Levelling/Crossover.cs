using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Two-point crossover along time (after Hartmann 1998 and the bi-population genetic algorithm of Debels and Vanhoucke 2005): a stretch of time of
/// one parent is kept as it is; what that parent does before and after it is done in the order of the other. The three parts follow each other
/// in time in a feasible plan, so the child's list keeps every precedence. Sometimes the stretch is the one in which the resources are busiest (peak
/// crossover: Valls, Ballestín and Quintanilla 2008), else any.
/// </summary>
sealed class Crossover
{
    const double ShortestShare = 0.2;
    const double LongestShare = 0.65;
    const double PeakShare = 0.3;

    readonly SeededRandom random;
    readonly int[] durations;
    readonly double[] use;
    double[] busy = [];

    public Crossover(ProjectInstance instance, SeededRandom random)
    {
        (this.random, durations) = (random, instance.Forward.Durations);
        use = [.. Enumerable.Range(0, instance.Count).Select(i =>
            Enumerable.Range(0, instance.Capacities.Length).Where(r => instance.Capacities[r] > 0).Sum(r => instance.Demand(i, r) / (double)instance.Capacities[r]))];
    }

    /// <summary>Writes the child's list.</summary>
    /// <param name="kept">The parent whose stretch is kept.</param>
    /// <param name="other">The parent whose order rules around it.</param>
    /// <param name="child">As long as the project.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Mate(Plan kept, Plan other, int[] child)
    {
        var length = Math.Max(1, (int)(kept.Makespan * (ShortestShare + (random.Fraction() * (LongestShare - ShortestShare)))));
        // a plan of very long periods is not looked at period by period
        var peak = random.Fraction() < PeakShare && kept.Makespan <= 16 * child.Length;
        var from = peak ? Busiest(kept, length) : random.Below(Math.Max(1, kept.Makespan - length + 1));
        var to = from + length;
        var start = kept.Start;
        var count = 0;
        foreach (var activity in other.Order)
        {
            if (start[activity] < from)
                child[count++] = activity;
        }
        foreach (var activity in kept.Order)
        {
            if (start[activity] >= from && start[activity] < to)
                child[count++] = activity;
        }
        foreach (var activity in other.Order)
        {
            if (start[activity] >= to)
                child[count++] = activity;
        }
    }

    /// <summary>Where the stretch of that length begins in which most of the resources is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Busiest(Plan plan, int length)
    {
        if (busy.Length < plan.Makespan + 2)
            busy = new double[(plan.Makespan * 2) + 2];
        Array.Clear(busy, 0, plan.Makespan + 2);
        for (var i = 0; i < use.Length; i++)
        {
            busy[plan.Start[i]] += use[i];
            busy[plan.Start[i] + durations[i]] -= use[i];
        }
        for (var period = 1; period <= plan.Makespan; period++)
            busy[period] += busy[period - 1];
        var (sum, best, at) = (0.0, 0.0, 0);
        for (var period = 0; period < plan.Makespan; period++)
        {
            sum += busy[period] - (period >= length ? busy[period - length] : 0);
            if (sum > best + 1e-9)
                (best, at) = (sum, Math.Max(0, period - length + 1));
        }
        return at;
    }
}
