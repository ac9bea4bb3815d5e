namespace Steward.Scheduling.Levelling;

/// <summary>Levels a project: a short plan that never asks for more than there is, with the proof of how good it is.</summary>
/// <remarks>
/// Quality, as the average length above the critical path on the public PSPLIB sets, stands in docs/benchmarks.md. Needs no clock: the effort is counted
/// in schedules (Kolisch and Hartmann, European Journal of Operational Research 174, 2006), so the answer is the same on every machine.
/// </remarks>
public static class LevellingSearch
{
    /// <summary>Searches; safe to call from many threads at once, each call works alone.</summary>
    /// <param name="instance">The project.</param>
    /// <param name="effort">How many schedules, and the seed.</param>
    /// <param name="progress">Hears of each better plan, on the same thread.</param>
    /// <param name="cancel">Ends the search early with the best plan so far; there always is one.</param>
    public static LevelledPlan Run(ProjectInstance instance, LevellingEffort effort, Action<LevellingProgress>? progress = null, CancellationToken cancel = default)
    {
        if (effort.Schedules is < 1 or > LevellingEffort.MaximumSchedules)
            throw new ArgumentOutOfRangeException(nameof(effort), $"From 1 to {LevellingEffort.MaximumSchedules} schedules; got {effort.Schedules}.");
        var bound = LowerBound.Of(instance);
        // one is kept back to push a best plan that hangs to the right to the left
        var counter = new ScheduleCounter(instance, Math.Max(1, effort.Schedules - 1), bound.Length, progress, cancel);
        var size = PopulationSize(instance, effort.Schedules);
        new PopulationSearch(instance, counter, new SeededRandom(effort.Seed), size).Run(Patience);
        if (!counter.HangsRight)
            return new LevelledPlan([.. counter.Best], counter.Makespan, bound, counter.Made);

        var (order, starts) = (new int[instance.Count], new int[instance.Count]);
        new StartOrder(instance).Sort(instance.Forward, counter.Best, counter.Makespan, order);
        var makespan = new SerialGeneration(instance).Generate(instance.Forward, order, starts);
        return new LevelledPlan([.. starts], makespan, bound, counter.Made + 1);
    }

    const int Patience = 30;

    /// <summary>
    /// Measured on generated sets: for 120 activities about 25 plans for 1,000 schedules, 70 for 5,000, 350 for 50,000; more for small projects, whose
    /// plans are sooner mixed. Fewer are soon alike, more are not done mixing when the effort is spent. Very large projects get what memory allows.
    /// </summary>
    static int PopulationSize(ProjectInstance instance, int schedules) =>
        Math.Clamp((int)(0.18 * Math.Pow(schedules, 0.7) * Math.Sqrt(Math.Clamp(120.0 / instance.Count, 0.5, 2))), 2, Math.Min(2_000, MostStarts / instance.Count));

    /// <summary>Starts kept per population, over all its plans.</summary>
    const int MostStarts = 10_000_000;
}
