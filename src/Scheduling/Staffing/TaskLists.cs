using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Staffing;

/// <summary>Lists of movable tasks, each after its predecessors: by rules, by chance, and by crossing two of them.</summary>
sealed class TaskLists
{
    readonly StaffingModel model;
    readonly SeededRandom random;
    readonly int[][] after;
    readonly int[] before;
    readonly bool[] taken;

    public TaskLists(StaffingModel model, SeededRandom random)
    {
        (this.model, this.random) = (model, random);
        var successors = model.Leaves.Select(_ => new HashSet<int>()).ToArray();
        foreach (var leaf in model.Movable)
        {
            foreach (var from in model.Leaves[leaf].Links.SelectMany(link => link.From).Where(from => !model.Leaves[from].IsFixed))
                successors[from].Add(leaf);
        }
        after = [.. successors.Select(list => list.ToArray())];
        before = new int[model.Leaves.Length];
        foreach (var next in after.SelectMany(list => list))
            before[next]++;
        taken = new bool[model.Leaves.Length];
    }

    /// <summary>The list of that number to begin with: by late start, by deadline and priority, by what was agreed; then these with noise.</summary>
    public int[] Start(int number)
    {
        var noise = number < 3 ? 0 : 0.3;
        return Sorted(leaf => Key(model.Leaves[leaf], number % 3) * (1 + (noise * (random.Fraction() - 0.5))));
    }

    /// <summary>Two-point crossover on places of the list (Hartmann 1998), then one task moved as far as its links allow.</summary>
    public int[] Child(int[] mother, int[] father)
    {
        var (one, other) = (random.Below(mother.Length + 1), random.Below(mother.Length + 1));
        var child = new int[mother.Length];
        Array.Clear(taken);
        var count = 0;
        void Add(ReadOnlySpan<int> from, int until)
        {
            foreach (var leaf in from)
            {
                if (count == until)
                    return;
                if (taken[leaf])
                    continue;
                taken[leaf] = true;
                child[count++] = leaf;
            }
        }
        Add(mother, Math.Min(one, other));
        Add(father, Math.Max(one, other));
        Add(mother, mother.Length);
        Move(child);
        return child;
    }

    void Move(int[] list)
    {
        var from = random.Below(list.Length);
        var leaf = list[from];
        var to = from;
        while (to > 0 && !after[list[to - 1]].Contains(leaf))
            to--;
        to += random.Below(from - to + 1);
        Array.Copy(list, to, list, to + 1, from - to);
        list[to] = leaf;
    }

    /// <summary>Days from now to the date that makes it urgent.</summary>
    double Key(StaffedLeaf leaf, int rule)
    {
        var late = (model.Dates.Book.LateStart[leaf.Place] - model.Plan.Now).TotalDays;
        return rule switch
        {
            0 => late,
            1 => (leaf.Task.Deadline is { } due ? (due - leaf.Task.Duration - model.Plan.Now).TotalDays : late) * (1.5 - (leaf.Staffing.Priority / 1_000.0)),
            _ => leaf.Staffing.Agreed is { } agreed ? (agreed - model.Plan.Now).TotalDays : late,
        };
    }

    int[] Sorted(Func<int, double> key)
    {
        var waiting = (int[])before.Clone();
        var ready = new PriorityQueue<int, (double, int)>();
        foreach (var leaf in model.Movable)
        {
            if (waiting[leaf] == 0)
                ready.Enqueue(leaf, (key(leaf), leaf));
        }
        var list = new List<int>(model.Movable.Length);
        while (ready.TryDequeue(out var leaf, out _))
        {
            list.Add(leaf);
            foreach (var next in after[leaf])
            {
                if (--waiting[next] == 0)
                    ready.Enqueue(next, (key(next), next));
            }
        }
        return [.. list];
    }
}
