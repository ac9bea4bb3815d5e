using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>
/// Dates a network out of an earlier answer: what changed is dated anew, then what looks at it, in the order of the network, until nothing
/// changes any more.
/// </summary>
sealed class Redating
{
    readonly Network network;
    readonly Topology topology;
    readonly DateBook book;
    readonly bool[] moved;
    readonly PriorityQueue<int, int> open = new();
    readonly bool[] queued;

    Redating(Network network, DateBook book)
    {
        (this.network, topology, this.book) = (network, network.Topology, book);
        (moved, queued) = (new bool[topology.Count], new bool[2 * topology.Count]);
    }

    public static NetworkDates Of(Network network, NetworkDates before)
    {
        if (network.HasLateTasks || before.Network.HasLateTasks || NetworkChange.Between(before.Network, network) is not { } changed)
            return Dating.Whole(network);
        var redating = new Redating(network, before.Book.Copy());
        redating.Forward(changed);
        redating.Backward(before.Book.PlanFinish);
        redating.Floats();
        return new NetworkDates(network, redating.book);
    }

    void Forward(IReadOnlyCollection<int> changed)
    {
        var pass = new ForwardPass(network, book);
        foreach (var task in changed)
        {
            moved[task] = true;
            Queue(topology.Opening(task), 1);
            // a lag may be a share of its duration, though its dates stay
            topology.Follow(topology.Closing(task), next => Queue(next, 1));
        }
        while (Next() is var node && node >= 0)
        {
            if (!pass.Visit(node))
                continue;
            moved[topology.TaskOf(node)] = true;
            topology.Follow(node, next => Queue(next, 1));
        }
        book.PlanFinish = pass.LatestFinish();
    }

    void Backward(Instant finishBefore)
    {
        var pass = new BackwardPass(network, book);
        if (book.PlanFinish != finishBefore)
        {
            pass.All();
            Array.Fill(moved, true);
            return;
        }
        for (var task = 0; task < topology.Count; task++)
        {
            if (!moved[task])
                continue;
            Queue(topology.Closing(task), -1);
            // whether it is the first of its summary, and whether the tasks in it are, may have changed
            foreach (var child in topology.Children[task])
                Queue(topology.Closing(child), -1);
            Precede(topology.Opening(task));
        }
        while (Next() is var node && node >= 0)
        {
            if (!pass.Visit(node))
                continue;
            moved[topology.TaskOf(node)] = true;
            Precede(node);
        }
    }

    /// <summary>Queues what looks at a node from before it.</summary>
    void Precede(int node)
    {
        var task = topology.TaskOf(node);
        if (topology.IsSummary[task] && topology.IsClosing(node))
        {
            foreach (var child in topology.Children[task])
                Queue(topology.Closing(child), -1);
            Queue(topology.Opening(task), -1);
            return;
        }
        if (topology.Parent[task] >= 0)
            Queue(topology.Opening(topology.Parent[task]), -1);
        foreach (var link in topology.LinksInto[task])
            Queue(topology.Closing(topology.LinkFrom[link]), -1);
    }

    void Floats()
    {
        var pass = new FloatPass(network, book);
        var touched = new bool[topology.Count];
        for (var task = 0; task < topology.Count; task++)
        {
            if (!moved[task])
                continue;
            Touch(task, touched);
            foreach (var link in topology.LinksInto[task])
                Touch(topology.LinkFrom[link], touched);
        }
        for (var at = topology.Order.Length - 1; at >= 0; at--)
        {
            var task = topology.TaskOf(topology.Order[at]);
            if (!topology.IsSummary[task] && touched[task])
                pass.Visit(task);
            else if (topology.IsSummary[task] && !topology.IsClosing(topology.Order[at]) && touched[task])
                pass.Visit(task);
        }
    }

    /// <summary>With the task those in it, whose room ends where its own does, and those above it.</summary>
    void Touch(int task, bool[] touched)
    {
        for (var above = task; above >= 0 && (above == task || !touched[above]); above = topology.Parent[above])
            touched[above] = true;
        foreach (var child in topology.Children[task])
        {
            if (!touched[child] || topology.IsSummary[child])
                Touch(child, touched);
        }
    }

    void Queue(int node, int sign)
    {
        if (queued[node])
            return;
        queued[node] = true;
        open.Enqueue(node, sign * topology.Place[node]);
    }

    int Next()
    {
        if (!open.TryDequeue(out var node, out _))
            return -1;
        queued[node] = false;
        return node;
    }
}
