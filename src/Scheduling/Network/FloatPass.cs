using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>Floats out of early and late dates, in the calendar of each task.</summary>
sealed class FloatPass(Network network, DateBook book)
{
    readonly Topology topology = network.Topology;
    readonly LinkTime links = new(network, book);

    public void All()
    {
        for (var task = 0; task < topology.Count; task++)
        {
            if (!topology.IsSummary[task])
                Visit(task);
        }
        for (var at = topology.Order.Length - 1; at >= 0; at--)
        {
            var node = topology.Order[at];
            if (topology.IsSummary[topology.TaskOf(node)] && !topology.IsClosing(node))
                Visit(topology.TaskOf(node));
        }
    }

    /// <summary>A summary has the smallest floats of its open tasks; they must have theirs before. What is done has none.</summary>
    public void Visit(int task)
    {
        if (topology.IsSummary[task])
        {
            Summarise(task);
            return;
        }
        book.Done[task] = network.Plan.Tasks[task].ActualFinish is not null;
        book.TotalFloat[task] = book.Done[task] ? Duration.Zero : network.Clock(task).Between(book.Finish[task], book.LateFinish[task]);
        book.FreeFloat[task] = book.Done[task] ? Duration.Zero : Duration.Max(Duration.Zero, Free(task));
    }

    void Summarise(int summary)
    {
        var (total, free, done) = (Duration.MaxValue, Duration.MaxValue, true);
        foreach (var child in topology.Children[summary])
        {
            if (book.Done[child])
                continue;
            done = false;
            (total, free) = (Duration.Min(total, book.TotalFloat[child]), Duration.Min(free, book.FreeFloat[child]));
        }
        (book.TotalFloat[summary], book.FreeFloat[summary], book.Done[summary]) = done ? (Duration.Zero, Duration.Zero, true) : (total, free, false);
    }

    Duration Free(int task)
    {
        var clock = network.Clock(task);
        var free = clock.Between(book.Finish[task], book.PlanFinish);
        for (var at = task; at >= 0; at = topology.Parent[at])
        {
            foreach (var link in topology.LinksOutOf[at])
            {
                var bond = network.Plan.Links[link];
                var to = topology.LinkTo[link];
                // of what waits for the start of a summary only the first task in it knows
                if (!network.IsHeld(network.Plan.Tasks[to], bond) || (!bond.LeavesFinish && book.Start[task] != book.Start[at]))
                    continue;
                var room = links.Back(link, bond.HoldsStart ? book.Start[to] : book.Finish[to]);
                free = Duration.Min(free, clock.Between(bond.LeavesFinish ? book.Finish[task] : book.Start[task], room));
            }
        }
        return free;
    }
}
