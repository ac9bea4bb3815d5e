using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>
/// Latest dates, from the finish of the plan back. Done tasks hold nobody; tasks planned by hand hold their predecessors to where they stand;
/// deadlines and "no later" dates count like a successor. What waits for the start of a summary holds the task in it that starts first.
/// </summary>
sealed class BackwardPass(Network network, DateBook book)
{
    readonly Topology topology = network.Topology;
    readonly LinkTime links = new(network, book);

    public void All()
    {
        for (var at = topology.Order.Length - 1; at >= 0; at--)
            Visit(topology.Order[at]);
    }

    /// <summary>Dates one node from those after it.</summary>
    /// <returns>Whether anything others look at has changed.</returns>
    public bool Visit(int node)
    {
        var task = topology.TaskOf(node);
        if (!topology.IsSummary[task])
            return Lay(task, Latest(task));
        return topology.IsClosing(node) ? Close(task, Latest(task)) : Open(task);
    }

    Bounds Latest(int place)
    {
        var task = network.Plan.Tasks[place];
        var parent = topology.Parent[place];
        var bounds = new Bounds
        {
            Finish = parent < 0 ? network.Plan.Finish ?? book.PlanFinish : book.Closes[parent],
            FinishCause = parent < 0 ? new DateCause(DateReason.PlanFinish) : book.ClosesCause[parent],
        };
        if (parent >= 0 && book.FirstStart[parent] is { } first && book.Start[place] == book.Start[parent])
            bounds.HoldStart(first, book.FirstStartCause[parent]);
        foreach (var link in topology.LinksOutOf[place])
            Hold(ref bounds, link);
        if (task.Deadline is { } deadline)
            bounds.HoldFinish(deadline, new DateCause(DateReason.Deadline, task.Id));
        if (task.ConstraintDate is { } date)
        {
            var cause = new DateCause(DateReason.Constraint, task.Id);
            if (task.Constraint is ConstraintKind.FinishNoLaterThan or ConstraintKind.MustFinishOn)
                bounds.HoldFinish(date, cause);
            else if (task.Constraint is ConstraintKind.StartNoLaterThan or ConstraintKind.MustStartOn)
                bounds.HoldStart(date, cause);
        }
        return bounds;
    }

    void Hold(ref Bounds bounds, int link)
    {
        var to = topology.LinkTo[link];
        var (bond, successor) = (network.Plan.Links[link], network.Plan.Tasks[to]);
        if (!network.IsHeld(successor, bond))
            return;
        var fixedByHand = successor.ManualStart is not null && successor.ActualStart is null;
        var held = bond.HoldsStart
            ? fixedByHand ? book.Start[to] : book.LateStart[to]
            : fixedByHand ? book.Finish[to] : book.LateEnd[to];
        var cause = new DateCause(DateReason.Link, bond.To, link);
        if (bond.LeavesFinish)
            bounds.HoldFinish(links.Back(link, held), cause);
        else
            bounds.HoldStart(links.Back(link, held), cause);
    }

    bool Close(int summary, Bounds bounds)
    {
        var changed = book.Closes[summary] != bounds.Finish || book.ClosesCause[summary] != bounds.FinishCause
            || book.FirstStart[summary] != bounds.Start || book.FirstStartCause[summary] != bounds.StartCause;
        (book.Closes[summary], book.ClosesCause[summary]) = (bounds.Finish, bounds.FinishCause);
        (book.FirstStart[summary], book.FirstStartCause[summary]) = (bounds.Start, bounds.StartCause);
        return changed;
    }

    bool Open(int summary)
    {
        var (first, last) = (-1, -1);
        foreach (var child in topology.Children[summary])
        {
            if (first < 0 || book.LateStart[child] < book.LateStart[first])
                first = child;
            if (last < 0 || book.LateFinish[child] > book.LateFinish[last])
                last = child;
        }
        return Keep(summary, book.LateStart[first], book.LateFinish[last], book.LateEnd[last], new DateCause(DateReason.Child, network.Plan.Tasks[last].Id));
    }

    bool Lay(int place, Bounds bounds)
    {
        var task = network.Plan.Tasks[place];
        if (task.ActualFinish is not null)
            return Keep(place, book.Start[place], book.Finish[place], book.Finish[place], new DateCause(DateReason.Actual));
        var clock = network.Clock(place);
        var (finish, cause) = (bounds.Finish, bounds.FinishCause);
        if (bounds.Start is { } held && task.ActualStart is null && clock.After(held, task.Span) is var bound && bound < finish)
            (finish, cause) = (bound, bounds.StartCause);
        var start = clock.Before(finish, task.Span);
        var shown = task.Span > Duration.Zero ? clock.After(start, task.Span) : finish;
        return Keep(place, task.ActualStart ?? start, shown, finish, cause);
    }

    bool Keep(int task, Instant start, Instant finish, Instant end, DateCause cause)
    {
        var changed = book.LateStart[task] != start || book.LateFinish[task] != finish || book.LateEnd[task] != end || book.LateCause[task] != cause;
        (book.LateStart[task], book.LateFinish[task], book.LateEnd[task], book.LateCause[task]) = (start, finish, end, cause);
        return changed;
    }

    struct Bounds
    {
        public Instant Finish;
        public DateCause FinishCause;
        public Instant? Start;
        public DateCause StartCause;

        public void HoldFinish(Instant at, DateCause cause)
        {
            if (at < Finish)
                (Finish, FinishCause) = (at, cause);
        }

        public void HoldStart(Instant at, DateCause cause)
        {
            if (Start is not { } before || at < before)
                (Start, StartCause) = (at, cause);
        }
    }
}
