using System.Collections.Immutable;

namespace Steward.Scheduling.Levelling;

/// <summary>How hard to look.</summary>
/// <param name="Schedules">Generated schedules at most; each pass of a decoder counts, in either direction (Kolisch and Hartmann 2006).</param>
/// <param name="Seed">The same seed gives the same plan.</param>
public sealed record LevellingEffort(int Schedules = 5_000, long Seed = 1)
{
    public const int MaximumSchedules = 100_000_000;
}

/// <summary>Where a search stands.</summary>
/// <param name="Schedules">Generated so far.</param>
/// <param name="Makespan">Of the best plan so far.</param>
/// <param name="LowerBound">No plan is shorter.</param>
public readonly record struct LevellingProgress(int Schedules, int Makespan, int LowerBound);

/// <summary>The best plan found and how good it is.</summary>
/// <param name="Starts">By activity; the project begins at 0.</param>
/// <param name="Makespan">The latest finish.</param>
/// <param name="Bound">What no plan can undercut, and why.</param>
/// <param name="Schedules">Schedules generated to find it.</param>
public sealed record LevelledPlan(ImmutableArray<int> Starts, int Makespan, LowerBound Bound, int Schedules)
{
    /// <summary>No plan is shorter.</summary>
    public bool IsOptimal => Makespan == Bound.Length;

    /// <summary>How much longer than the bound, as a share of it; the plan is at most so far from the best.</summary>
    public double Gap => Bound.Length == 0 ? 0 : (Makespan - Bound.Length) / (double)Bound.Length;
}
