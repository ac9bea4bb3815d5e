using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>
/// Earliest dates, each task after what it waits for (critical path method: Kelley and Walker 1959; kinds of links: Fondahl 1961, Roy 1959).
/// Links first, then constraints: "no later than" and "must" win over links, "no earlier than" only adds.
/// </summary>
sealed class ForwardPass(Network network, DateBook book)
{
    readonly Topology topology = network.Topology;
    readonly LinkTime links = new(network, book);

    /// <summary>Tasks that are to be late take the late dates already in the book.</summary>
    public bool TakeLateDates { get; init; }

    public void All()
    {
        foreach (var node in topology.Order)
            Visit(node);
        book.PlanFinish = LatestFinish();
    }

    /// <summary>Dates one node from those before it.</summary>
    /// <returns>Whether anything others look at has changed.</returns>
    public bool Visit(int node)
    {
        var task = topology.TaskOf(node);
        if (topology.IsClosing(node))
            return Close(task);
        var (at, cause) = Earliest(task);
        return topology.IsSummary[task] ? Open(task, at, cause) : Lay(task, at, cause);
    }

    public Instant LatestFinish()
    {
        var latest = network.Plan.Start;
        for (var task = 0; task < topology.Count; task++)
        {
            if (!topology.IsSummary[task])
                latest = Instant.Max(latest, book.Finish[task]);
        }
        return latest;
    }

    /// <summary>The earliest start that plan, summary and links allow, and which of them says so.</summary>
    (Instant At, DateCause Cause) Earliest(int task)
    {
        var parent = topology.Parent[task];
        var (at, cause) = parent < 0 ? (network.Plan.Start, new DateCause(DateReason.PlanStart)) : (book.Opens[parent], book.OpensCause[parent]);
        foreach (var link in topology.LinksInto[task])
        {
            var bond = network.Plan.Links[link];
            var bound = links.Forward(link);
            if (!bond.HoldsStart)
                bound = network.Clock(task).Before(bound, network.Plan.Tasks[task].Span);
            if (bound > at)
                (at, cause) = (bound, new DateCause(DateReason.Link, bond.From, link));
        }
        return (at, cause);
    }

    bool Open(int summary, Instant at, DateCause cause)
    {
        var task = network.Plan.Tasks[summary];
        if (task.Constraint == ConstraintKind.StartNoEarlierThan && task.ConstraintDate > at)
            (at, cause) = (task.ConstraintDate.Value, new DateCause(DateReason.Constraint, task.Id));
        var changed = book.Opens[summary] != at || book.OpensCause[summary] != cause;
        (book.Opens[summary], book.OpensCause[summary]) = (at, cause);
        return changed;
    }

    bool Close(int summary)
    {
        var (first, last) = (-1, -1);
        foreach (var child in topology.Children[summary])
        {
            if (first < 0 || book.Start[child] < book.Start[first])
                first = child;
            if (last < 0 || book.Finish[child] > book.Finish[last])
                last = child;
        }
        return Keep(summary, book.Start[first], book.Finish[last], new DateCause(DateReason.Child, network.Plan.Tasks[first].Id));
    }

    bool Lay(int place, Instant at, DateCause cause)
    {
        var task = network.Plan.Tasks[place];
        var clock = network.Clock(place);
        if (task.ActualFinish is { } finished)
            return Keep(place, task.ActualStart ?? clock.Before(finished, task.Span), finished, new DateCause(DateReason.Actual));
        if (task.ActualStart is { } started)
            return Keep(place, started, Remaining(task, clock, started), new DateCause(DateReason.Actual));
        if (task.ManualStart is { } manual)
            return Keep(place, manual, task.ManualFinish ?? clock.After(manual, task.Span), new DateCause(DateReason.Manual));

        Constrain(task, clock, ref at, ref cause);
        if (TakeLateDates && task.Constraint == ConstraintKind.AsLateAsPossible && book.LateStart[place] > at)
            (at, cause) = (book.LateStart[place], new DateCause(DateReason.AsLateAsPossible));
        var start = task.Span == Duration.Zero ? at : clock.NextWorking(at);
        return Keep(place, start, clock.After(start, task.Span), cause);
    }

    static void Constrain(NetworkTask task, TaskClock clock, ref Instant at, ref DateCause cause)
    {
        if (task.ConstraintDate is not { } date)
            return;
        var start = task.Constraint is ConstraintKind.FinishNoEarlierThan or ConstraintKind.FinishNoLaterThan or ConstraintKind.MustFinishOn
            ? clock.Before(date, task.Span)
            : date;
        var rules = task.Constraint switch
        {
            ConstraintKind.StartNoEarlierThan or ConstraintKind.FinishNoEarlierThan => start > at,
            ConstraintKind.StartNoLaterThan or ConstraintKind.FinishNoLaterThan => start < at,
            ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn => true,
            _ => false,
        };
        if (rules)
            (at, cause) = (start, new DateCause(DateReason.Constraint, task.Id));
    }

    /// <summary>What is not done yet goes on where the done part ends, but not before the day up to which progress is known.</summary>
    Instant Remaining(NetworkTask task, TaskClock clock, Instant started)
    {
        if (network.Plan.Status is not { } status)
            return clock.After(started, task.Span);
        var done = Duration.FromTicks(Math.Round(task.Span.TotalTicks * task.Progress));
        var reached = clock.After(started, done);
        return clock.After(Instant.Max(reached, status), task.Span - done);
    }

    bool Keep(int task, Instant start, Instant finish, DateCause cause)
    {
        var changed = book.Start[task] != start || book.Finish[task] != finish || book.StartCause[task] != cause;
        (book.Start[task], book.Finish[task], book.StartCause[task]) = (start, finish, cause);
        return changed;
    }
}
