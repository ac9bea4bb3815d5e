using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Looks for a short plan with two populations, one of plans packed to the left and one of plans packed to the right (bi-population genetic
/// algorithm: Debels and Vanhoucke 2005). Children of one side are decoded against time into the other, so that every child is at the same time
/// the justification of what it inherits (forward-backward improvement: Li and Willis 1992; Tormos and Lova 2001; Valls, Ballestín and
/// Quintanilla 2005) and costs one schedule, not three. Which decoder makes a child, the serial or the parallel one, is inherited too.
/// </summary>
sealed class PopulationSearch
{
    /// <summary>How often a child is made by the other decoder than its parent was.</summary>
    const double Change = 0.05;

    readonly ProjectInstance instance;
    readonly ScheduleCounter counter;
    readonly SeededRandom random;
    readonly SerialGeneration serial;
    readonly ParallelGeneration parallel;
    readonly StartOrder sorter;
    readonly StartingPlans starting;
    readonly Crossover crossover;
    readonly Mutation mutation;
    readonly int[] start;
    readonly int[] child;
    readonly Plan[] packedLeft;
    readonly Plan[] packedRight;
    Plan spare;

    /// <summary>Makes room for two populations of <paramref name="size"/> plans, at least 2 each.</summary>
    public PopulationSearch(ProjectInstance instance, ScheduleCounter counter, SeededRandom random, int size)
    {
        (this.instance, this.counter, this.random) = (instance, counter, random);
        serial = new SerialGeneration(instance);
        parallel = new ParallelGeneration(instance);
        sorter = new StartOrder(instance);
        starting = new StartingPlans(instance, random);
        crossover = new Crossover(instance, random);
        mutation = new Mutation(random);
        (start, child, spare) = (new int[instance.Count], new int[instance.Count], new Plan(instance.Count));
        packedLeft = [.. Enumerable.Range(0, size).Select(_ => new Plan(instance.Count))];
        packedRight = [.. Enumerable.Range(0, size).Select(_ => new Plan(instance.Count))];
    }

    /// <summary>Searches until the counter says stop.</summary>
    /// <param name="patience">Generations in which no plan was good enough to be taken in, after which it starts anew.</param>
    public void Run(int patience)
    {
        while (!counter.Done)
        {
            Begin();
            for (var (quiet, left) = (0, true); quiet < patience && !counter.Done; left = !left)
                quiet = Breed(left) ? 0 : quiet + 1;
        }
    }

    void Begin()
    {
        for (var i = 0; i < packedLeft.Length && !counter.Done; i++)
        {
            packedLeft[i].Parallel = StartingPlans.IsParallel(i);
            Keep(instance.Forward, starting.Draw(serial, parallel, i, start), packedLeft[i]);
        }
        for (var i = 0; i < packedRight.Length && !counter.Done; i++)
            Decode(instance.Backward, packedLeft[i].Order, packedLeft[i].Parallel, packedRight[i]);
    }

    /// <summary>One child for each parent of a side. A child takes the place of the longest plan of the other side, if it is no longer and not there already.</summary>
    /// <returns>Whether a shorter plan than the longest came in.</returns>
    bool Breed(bool left)
    {
        var (parents, direction, children) = left ? (packedLeft, instance.Backward, packedRight) : (packedRight, instance.Forward, packedLeft);
        var gained = false;
        for (var i = 0; i < parents.Length && !counter.Done; i++)
        {
            var kept = parents[Mate(parents, i)];
            crossover.Mate(kept, parents[i], child);
            mutation.Touch(direction, child);
            Decode(direction, child, kept.Parallel != random.Fraction() < Change, spare);
            var longest = Longest(children, spare);
            if (longest < 0 || spare.Makespan > children[longest].Makespan)
                continue;
            gained |= spare.Makespan < children[longest].Makespan;
            (children[longest], spare) = (spare, children[longest]);
        }
        return gained;
    }

    void Decode(TimeDirection direction, int[] order, bool inParallel, Plan into)
    {
        into.Parallel = inParallel;
        Keep(direction, inParallel ? parallel.Generate(direction, order, start) : serial.Generate(direction, order, start), into);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Keep(TimeDirection direction, int makespan, Plan into)
    {
        var opposite = direction == instance.Forward ? instance.Backward : instance.Forward;
        for (var i = 0; i < start.Length; i++)
            into.Start[i] = makespan - start[i] - direction.Durations[i];
        into.Makespan = makespan;
        into.Sign();
        sorter.Sort(opposite, into.Start, makespan, into.Order);
        counter.Count(makespan, direction, start);
    }

    /// <summary>The better of two others.</summary>
    int Mate(Plan[] parents, int not)
    {
        var (one, other) = (Other(parents, not), Other(parents, not));
        return parents[other].Makespan < parents[one].Makespan ? other : one;
    }

    int Other(Plan[] parents, int not)
    {
        var drawn = random.Below(parents.Length - 1);
        return drawn >= not ? drawn + 1 : drawn;
    }

    /// <summary>The place of the longest plan; -1 when <paramref name="newcomer"/> is among them already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Longest(Plan[] plans, Plan newcomer)
    {
        var longest = 0;
        for (var i = 0; i < plans.Length; i++)
        {
            if (plans[i].Fingerprint == newcomer.Fingerprint && plans[i].Makespan == newcomer.Makespan)
                return -1;
            if (plans[i].Makespan > plans[longest].Makespan)
                longest = i;
        }
        return longest;
    }
}
