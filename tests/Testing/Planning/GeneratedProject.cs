using System.Collections.Immutable;
using Steward.Scheduling.Levelling;

namespace Steward.Testing.Planning;

/// <summary>
/// Projects made the way ProGen makes them (Kolisch, Sprecher and Drexl, Management Science 41, 1995), the generator of the public PSPLIB sets:
/// a network of given complexity (arcs per node), resource factor (share of the resources an activity needs) and resource strength
/// (0: capacity just fits the largest demand, 1: the earliest-start plan fits). Source and sink are activities of duration 0.
/// </summary>
public sealed class GeneratedProject(int size, double complexity, double factor, double strength, int seed)
{
    const int Resources = 4;
    const int Most = 10;
    const int Degree = 3;

    readonly Random random = new(seed);
    readonly SortedSet<int>[] successors = [.. Enumerable.Range(0, size + 2).Select(_ => new SortedSet<int>())];
    readonly SortedSet<int>[] predecessors = [.. Enumerable.Range(0, size + 2).Select(_ => new SortedSet<int>())];

    public static ProjectInstance Make(int size, double complexity, double factor, double strength, int seed) =>
        new GeneratedProject(size, complexity, factor, strength, seed).Instance();

    /// <summary>The parameters of a public set: three complexities, four factors, and the strengths of that set.</summary>
    public static IEnumerable<ProjectInstance> Set(int size, int perCell, int seed = 1)
    {
        double[] strengths = size < 100 ? [0.2, 0.5, 0.7, 1.0] : [0.1, 0.2, 0.3, 0.4, 0.5];
        foreach (var complexity in (double[])[1.5, 1.8, 2.1])
        {
            foreach (var factor in (double[])[0.25, 0.5, 0.75, 1.0])
            {
                foreach (var strength in strengths)
                {
                    for (var i = 0; i < perCell; i++)
                        yield return Make(size, complexity, factor, strength, seed++);
                }
            }
        }
    }

    ProjectInstance Instance()
    {
        Network();
        int[] durations = [0, .. Enumerable.Range(0, size).Select(_ => random.Next(1, Most + 1)), 0];
        var demands = Demands();
        var activities = durations
            .Select((duration, i) => new Activity(duration, [.. demands[i]], [.. predecessors[i]]))
            .ToImmutableArray();
        return ProjectInstance.Of(activities, Capacities(activities));
    }

    void Network()
    {
        var sink = size + 1;
        for (var start = 1; start <= Degree; start++)
            Link(0, start);
        for (var end = size - Degree + 1; end <= size; end++)
            Link(end, sink);
        for (var to = Degree + 1; to <= size; to++)
            Pick(1, Math.Min(to, size - Degree + 1), from => CanLink(from, to), from => Link(from, to));
        for (var from = size - Degree; from >= 1; from--)
        {
            if (successors[from].Count == 0)
                Pick(Math.Max(from + 1, Degree + 1), size + 1, to => CanLink(from, to), to => Link(from, to));
        }
        var wanted = (int)Math.Round(complexity * (size + 2));
        for (var tries = 0; successors.Sum(list => list.Count) < wanted && tries < 20_000; tries++)
        {
            var from = random.Next(1, size - Degree + 1);
            var to = random.Next(Math.Max(from + 1, Degree + 1), size + 1);
            if (CanLink(from, to))
                Link(from, to);
        }
        // Whoever found no partner hangs between source and sink.
        for (var i = 1; i <= size; i++)
        {
            if (predecessors[i].Count == 0)
                Link(0, i);
            if (successors[i].Count == 0)
                Link(i, sink);
        }
    }

    void Pick(int first, int end, Predicate<int> can, Action<int> take)
    {
        int[] open = [.. Enumerable.Range(first, Math.Max(0, end - first)).Where(i => can(i))];
        if (open.Length > 0)
            take(open[random.Next(open.Length)]);
    }

    /// <summary>A link that another path already implies, or that makes an older one so, says nothing and is not counted by ProGen.</summary>
    bool CanLink(int from, int to)
    {
        if (successors[from].Count >= Degree || predecessors[to].Count >= Degree || Reaches(from, to))
            return false;
        return !Closure(from, predecessors).Any(before => successors[before].Any(after => Reaches(to, after) || after == to));
    }

    bool Reaches(int from, int to) => Closure(from, successors).Contains(to);

    static HashSet<int> Closure(int from, SortedSet<int>[] next)
    {
        var found = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var other in next[at].Where(found.Add))
                open.Push(other);
        }
        return found;
    }

    void Link(int from, int to)
    {
        successors[from].Add(to);
        predecessors[to].Add(from);
    }

    int[][] Demands()
    {
        int[][] demands = [.. Enumerable.Range(0, size + 2).Select(_ => new int[Resources])];
        for (var i = 1; i <= size; i++)
            demands[i][random.Next(Resources)] = random.Next(1, Most + 1);
        var wanted = (int)Math.Round(factor * size * Resources);
        for (var given = size; given < wanted;)
        {
            var (i, resource) = (random.Next(1, size + 1), random.Next(Resources));
            if (demands[i][resource] > 0)
                continue;
            demands[i][resource] = random.Next(1, Most + 1);
            given++;
        }
        return demands;
    }

    ImmutableArray<int> Capacities(ImmutableArray<Activity> activities)
    {
        var starts = new int[activities.Length];
        for (var i = 0; i < activities.Length; i++)
            starts[i] = activities[i].Predecessors.Select(before => starts[before] + activities[before].Duration).DefaultIfEmpty(0).Max();
        return [.. Enumerable.Range(0, Resources).Select(resource =>
        {
            var least = activities.Max(activity => activity.Demands[resource]);
            var peak = Enumerable.Range(0, starts.Max() + 1).Max(period =>
                activities.Where((activity, i) => starts[i] <= period && period < starts[i] + activity.Duration).Sum(activity => activity.Demands[resource]));
            return least + (int)Math.Round(strength * (peak - least));
        })];
    }
}
