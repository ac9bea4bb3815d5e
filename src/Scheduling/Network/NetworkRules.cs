using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>What a plan must keep to before it can be dated.</summary>
static class NetworkRules
{
    /// <summary>The first thing wrong with tasks, parents or ends of links; with places and parents when nothing is.</summary>
    public static NetworkProblem? Check(NetworkPlan plan, out Dictionary<long, int> places, out int[] parents)
    {
        places = new Dictionary<long, int>(plan.Tasks.Length);
        parents = new int[plan.Tasks.Length];
        if (!InReach(plan.Start) || !InReach(plan.Finish) || !InReach(plan.Status))
            return new NetworkProblem(NetworkFault.Amount, 0);
        foreach (var task in plan.Tasks)
        {
            if (!places.TryAdd(task.Id, places.Count))
                return new NetworkProblem(NetworkFault.TaskTwice, task.Id);
            if (CheckTask(task) is { } problem)
                return problem;
        }
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = -1;
            if (plan.Tasks[i].Parent is { } parent && !places.TryGetValue(parent, out parents[i]))
                return new NetworkProblem(NetworkFault.UnknownTask, parent);
        }
        return Rings(plan, parents) ?? Ends(plan, places);
    }

    public static NetworkProblem? CheckTask(NetworkTask task)
    {
        var before = Duration.Zero;
        foreach (var split in task.Splits)
        {
            if (split.After <= before || split.After >= task.Duration || !Reasonable(split.Pause) || split.Pause == Duration.Zero)
                return new NetworkProblem(NetworkFault.Amount, task.Id);
            before = split.After;
        }
        if (!Reasonable(task.Duration) || task.Progress is not (>= 0 and <= 1) || !InReach(task.ConstraintDate) || !InReach(task.Deadline)
            || !InReach(task.ManualStart) || !InReach(task.ManualFinish) || !InReach(task.ActualStart) || !InReach(task.ActualFinish))
            return new NetworkProblem(NetworkFault.Amount, task.Id);
        if (task.Constraint is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible) && task.ConstraintDate is null)
            return new NetworkProblem(NetworkFault.ConstraintWithoutDate, task.Id);
        return task.ActualFinish < task.ActualStart || (task.ManualFinish is { } manual && !(manual >= task.ManualStart))
            ? new NetworkProblem(NetworkFault.ActualDates, task.Id)
            : null;
    }

    public static NetworkProblem? CheckSummaries(NetworkPlan plan, Topology topology)
    {
        for (var i = 0; i < topology.Count; i++)
        {
            if (topology.IsSummary[i] && CheckSummary(plan.Tasks[i]) is { } problem)
                return problem;
        }
        for (var link = 0; link < plan.Links.Length; link++)
        {
            if (!plan.Links[link].HoldsStart && topology.IsSummary[topology.LinkTo[link]])
                return new NetworkProblem(NetworkFault.LinkToSummaryFinish, plan.Links[link].To);
        }
        return null;
    }

    public static NetworkProblem? CheckSummary(NetworkTask task)
    {
        var itsOwn = task.Constraint is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.StartNoEarlierThan or ConstraintKind.FinishNoLaterThan)
            || task.ManualStart is not null || task.ActualStart is not null || task.ActualFinish is not null || !task.Splits.IsEmpty;
        return itsOwn ? new NetworkProblem(NetworkFault.FixedSummary, task.Id) : null;
    }

    static NetworkProblem? Rings(NetworkPlan plan, int[] parents)
    {
        // 1: on the way up from here, 2: known to end
        var state = new byte[parents.Length];
        for (var from = 0; from < parents.Length; from++)
        {
            var at = from;
            for (; at >= 0 && state[at] == 0; at = parents[at])
                state[at] = 1;
            if (at >= 0 && state[at] == 1)
            {
                var ring = new List<long> { plan.Tasks[at].Id };
                for (var next = parents[at]; next != at; next = parents[next])
                    ring.Add(plan.Tasks[next].Id);
                ring.Add(plan.Tasks[at].Id);
                return new NetworkProblem(NetworkFault.ParentRing, plan.Tasks[at].Id, [.. ring]);
            }
            for (at = from; at >= 0 && state[at] == 1; at = parents[at])
                state[at] = 2;
        }
        return null;
    }

    static NetworkProblem? Ends(NetworkPlan plan, Dictionary<long, int> places)
    {
        foreach (var link in plan.Links)
        {
            if (!places.ContainsKey(link.From) || !places.ContainsKey(link.To))
                return new NetworkProblem(NetworkFault.UnknownTask, places.ContainsKey(link.From) ? link.To : link.From);
            if (link.From == link.To)
                return new NetworkProblem(NetworkFault.Cycle, link.From, [link.From, link.To]);
            var time = link.Lag.Time < Duration.Zero ? -link.Lag.Time : link.Lag.Time;
            if (!Reasonable(time) || link.Lag.Percent is not (>= -1_000 and <= 1_000))
                return new NetworkProblem(NetworkFault.Amount, link.To);
        }
        return null;
    }

    static bool InReach(Instant? date) => date is not { } given || (given >= TaskClock.First && given < TaskClock.Last);

    static bool Reasonable(Duration time) => time >= Duration.Zero && time <= Network.LongestDuration;
}
