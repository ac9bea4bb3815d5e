using System.Collections.Immutable;

namespace Steward.Scheduling.Network;

/// <summary>
/// Who waits for whom, by place in the plan. A summary counts twice: it opens before its tasks (links that end at it hold them all) and closes
/// after them (links that begin at it wait for them all).
/// </summary>
sealed class Topology
{
    Topology(int count, int[] parent, int[] linkFrom, int[] linkTo)
    {
        (Count, Parent, LinkFrom, LinkTo) = (count, parent, linkFrom, linkTo);
        var isSummary = new bool[count];
        foreach (var above in parent)
        {
            if (above >= 0)
                isSummary[above] = true;
        }
        IsSummary = isSummary;
        Children = new Lists(count, parent.Select((above, i) => (above, i)).Where(pair => pair.above >= 0));
        LinksInto = new Lists(count, linkTo.Select((to, link) => (to, link)));
        LinksOutOf = new Lists(count, linkFrom.Select((from, link) => (from, link)));
    }

    public int Count { get; }
    public int[] Parent { get; }
    public bool[] IsSummary { get; }
    public int[] LinkFrom { get; }
    public int[] LinkTo { get; }
    public Lists Children { get; }
    public Lists LinksInto { get; }
    public Lists LinksOutOf { get; }

    /// <summary>Nodes in an order in which each stands after what it waits for.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Place of each node in <see cref="Order"/>.</summary>
    public int[] Place { get; private set; } = [];

    public int Opening(int task) => task;

    public int Closing(int task) => IsSummary[task] ? Count + task : task;

    public int TaskOf(int node) => node < Count ? node : node - Count;

    public bool IsClosing(int node) => node >= Count;

    /// <summary>Builds it from ends that are places of tasks, parents without rings.</summary>
    /// <param name="chain">Places of tasks that wait for each other; empty when there are none.</param>
    public static Topology? Make(int[] parent, int[] linkFrom, int[] linkTo, out ImmutableArray<int> chain)
    {
        var made = new Topology(parent.Length, parent, linkFrom, linkTo);
        return made.Sort(out chain) ? made : null;
    }

    /// <summary>Calls <paramref name="visit"/> with each node that waits for this one.</summary>
    public void Follow(int node, Action<int> visit)
    {
        var task = TaskOf(node);
        if (IsSummary[task] && !IsClosing(node))
        {
            foreach (var child in Children[task])
                visit(Opening(child));
            return;
        }
        if (Parent[task] >= 0)
            visit(Closing(Parent[task]));
        foreach (var link in LinksOutOf[task])
            visit(Opening(LinkTo[link]));
    }

    bool Sort(out ImmutableArray<int> chain)
    {
        var waiting = new int[2 * Count];
        var nodes = Enumerable.Range(0, Count).Concat(Enumerable.Range(0, Count).Where(i => IsSummary[i]).Select(i => Count + i)).ToArray();
        foreach (var node in nodes)
            Follow(node, next => waiting[next]++);
        var order = new List<int>(nodes.Length);
        order.AddRange(nodes.Where(node => waiting[node] == 0));
        for (var at = 0; at < order.Count; at++)
        {
            Follow(order[at], next =>
            {
                if (--waiting[next] == 0)
                    order.Add(next);
            });
        }
        chain = order.Count == nodes.Length ? [] : Ring(waiting);
        Order = [.. order];
        Place = new int[2 * Count];
        for (var at = 0; at < Order.Length; at++)
            Place[Order[at]] = at;
        return chain.IsEmpty;
    }

    /// <summary>Every node left over waits for one left over; walked backwards that comes round. A summary met at both ends is named once.</summary>
    ImmutableArray<int> Ring(int[] waiting)
    {
        var before = new Dictionary<int, int>();
        for (var node = 0; node < waiting.Length; node++)
        {
            if (waiting[node] > 0)
                Follow(node, next => before[next] = node);
        }
        // what merely follows a ring waits too, but a ring lies behind it
        var at = before.Keys.First(node => waiting[node] > 0);
        var seen = new HashSet<int>();
        while (seen.Add(at))
            at = before[at];
        var ring = new List<int>();
        for (var node = before[at]; ; node = before[node])
        {
            if (ring.Count == 0 || ring[^1] != TaskOf(node))
                ring.Add(TaskOf(node));
            if (node == at)
                break;
        }
        ring.Reverse();
        if (ring.Count == 1 || ring[0] != ring[^1])
            ring.Add(ring[0]);
        return [.. ring];
    }

    /// <summary>Lists by task, one behind the other in one array.</summary>
    internal sealed class Lists
    {
        readonly int[] from;
        readonly int[] all;

        public Lists(int count, IEnumerable<(int Of, int Member)> pairs)
        {
            var given = pairs as (int Of, int Member)[] ?? [.. pairs];
            from = new int[count + 1];
            foreach (var (of, _) in given)
                from[of + 1]++;
            for (var i = 0; i < count; i++)
                from[i + 1] += from[i];
            all = new int[given.Length];
            var next = from.AsSpan(0, count).ToArray();
            foreach (var (of, member) in given)
                all[next[of]++] = member;
        }

        public ReadOnlySpan<int> this[int task] => all.AsSpan(from[task], from[task + 1] - from[task]);
    }
}
