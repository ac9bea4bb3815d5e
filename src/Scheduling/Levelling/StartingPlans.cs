namespace Steward.Scheduling.Levelling;

/// <summary>
/// Plans to begin with: first the plain priority rule, serial and parallel, then draws by chance from both. Lists of the serial scheme vary more;
/// the parallel scheme is nearer to good plans where resources are very scarce.
/// </summary>
sealed class StartingPlans(ProjectInstance instance, SeededRandom random)
{
    readonly RegretSampling lists = new(instance.Forward, instance.Backward.Earliest);
    readonly int[] list = new int[instance.Count];

    /// <summary>Makes the plan of that number along time.</summary>
    /// <returns>Its makespan.</returns>
    public int Draw(SerialGeneration serial, ParallelGeneration parallel, int number, int[] start)
    {
        var chance = number < 2 ? null : random;
        if (IsParallel(number))
            return parallel.Sample(instance.Forward, instance.Backward.Earliest, chance, start);
        lists.Fill(chance, list);
        return serial.Generate(instance.Forward, list, start);
    }

    public static bool IsParallel(int number) => number % 2 == 1;
}
