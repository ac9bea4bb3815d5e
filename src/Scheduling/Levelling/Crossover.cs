namespace Steward.Scheduling.Levelling;

/// <summary>
/// Two-point crossover along time (after Hartmann 1998 and the bi-population genetic algorithm of Debels and Vanhoucke 2005): a stretch of time of
/// one parent is kept as it is; what that parent does before and after it is done in the order of the other. The three parts follow each other
/// in time in a feasible plan, so the child's list keeps every precedence.
/// </summary>
sealed class Crossover(SeededRandom random)
{
    const double ShortestShare = 0.25;
    const double LongestShare = 0.75;

    /// <summary>Writes the child's list.</summary>
    /// <param name="kept">The parent whose stretch is kept.</param>
    /// <param name="other">The parent whose order rules around it.</param>
    /// <param name="child">As long as the project.</param>
    public void Mate(Plan kept, Plan other, int[] child)
    {
        var length = Math.Max(1, (int)(kept.Makespan * (ShortestShare + (random.Fraction() * (LongestShare - ShortestShare)))));
        var from = random.Below(Math.Max(1, kept.Makespan - length + 1));
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
}
