using NodaTime;
using Steward.Scheduling.Network;
using Steward.Scheduling.WorkingTime;

namespace Steward.Tests.Scheduling.Network;

/// <summary>
/// Dates by the rules alone, without an order: every task is dated from what is known of the others, over and over, until nothing changes. Slow
/// and obviously right; the engine must say the same.
/// </summary>
sealed class SlowDates
{
    readonly NetworkPlan plan;
    readonly Dictionary<long, NetworkTask> tasks;
    readonly Dictionary<long, (Instant Start, Instant Finish)> early = [];
    readonly Dictionary<long, (Instant Start, Instant Finish)> late = [];

    /// <summary>Late finishes with the rest behind them.</summary>
    readonly Dictionary<long, Instant> ends = [];

    public SlowDates(NetworkPlan plan)
    {
        this.plan = plan;
        tasks = plan.Tasks.ToDictionary(task => task.Id);
        Settle(early, task => Early(task));
        Finish = Leaves.Max(task => early[task.Id].Finish);
        foreach (var task in plan.Tasks)
            ends[task.Id] = plan.Start;
        Settle(late, task => Late(task));
    }

    public Instant Finish { get; }

    IEnumerable<NetworkTask> Leaves => plan.Tasks.Where(task => !IsSummary(task));

    public (Instant Start, Instant Finish) EarlyOf(long task) => Of(early, tasks[task]);

    public (Instant Start, Instant Finish) LateOf(long task) => Of(late, tasks[task]);

    void Settle(Dictionary<long, (Instant, Instant)> dates, Func<NetworkTask, (Instant, Instant)> date)
    {
        foreach (var task in plan.Tasks)
            dates[task.Id] = (plan.Start, plan.Start);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var task in plan.Tasks)
            {
                var now = IsSummary(task) ? Of(dates, task) : date(task);
                changed |= now != dates[task.Id];
                dates[task.Id] = now;
            }
        }
    }

    (Instant Start, Instant Finish) Early(NetworkTask task)
    {
        var calendar = CalendarOf(task);
        if (task.ActualFinish is { } finished)
            return (task.ActualStart ?? calendar.Subtract(finished, task.Span)!.Value, finished);
        if (task.ActualStart is { } started)
        {
            var done = Duration.FromTicks(Math.Round(task.Span.TotalTicks * task.Progress));
            return (started, plan.Status is { } status
                ? calendar.Add(Instant.Max(calendar.Add(started, done)!.Value, status), task.Span - done)!.Value
                : calendar.Add(started, task.Span)!.Value);
        }
        if (task.ManualStart is { } manual)
            return (manual, task.ManualFinish ?? calendar.Add(manual, task.Span)!.Value);

        Instant FromFinish(Instant finish) => calendar.Subtract(finish, task.Span)!.Value;
        var bounds = new List<Instant> { plan.Start };
        foreach (var bearer in Ancestry(task))
        {
            foreach (var link in plan.Links.Where(link => link.To == bearer.Id))
            {
                var at = Shift(link, Leaving(link) ? early[link.From].Finish : early[link.From].Start, 1);
                bounds.Add(Starting(link) ? at : FromFinish(at));
            }
            if (bearer.Constraint == ConstraintKind.StartNoEarlierThan)
                bounds.Add(bearer.ConstraintDate!.Value);
        }
        var start = bounds.Max();
        start = task.Constraint switch
        {
            ConstraintKind.FinishNoEarlierThan => Instant.Max(start, FromFinish(task.ConstraintDate!.Value)),
            ConstraintKind.StartNoLaterThan => Instant.Min(start, task.ConstraintDate!.Value),
            ConstraintKind.FinishNoLaterThan => Instant.Min(start, FromFinish(task.ConstraintDate!.Value)),
            ConstraintKind.MustStartOn => task.ConstraintDate!.Value,
            ConstraintKind.MustFinishOn => FromFinish(task.ConstraintDate!.Value),
            _ => start,
        };
        start = task.Span == Duration.Zero ? start : calendar.NextWorking(start)!.Value;
        return (start, calendar.Add(start, task.Span)!.Value);
    }

    (Instant Start, Instant Finish) Late(NetworkTask task)
    {
        if (task.ActualFinish is not null)
            return early[task.Id];
        var calendar = CalendarOf(task);
        var finishes = new List<Instant> { plan.Finish ?? Finish };
        var starts = new List<Instant>();
        foreach (var bearer in Ancestry(task))
        {
            foreach (var link in plan.Links.Where(link => link.From == bearer.Id))
            {
                var to = tasks[link.To];
                if (to.ActualFinish is not null || (Starting(link) && to.ActualStart is not null))
                    continue;
                var stands = to.ManualStart is not null && to.ActualStart is null ? early[to.Id] : late[to.Id];
                var at = Shift(link, Starting(link) ? stands.Start : to.ManualStart is not null && to.ActualStart is null ? stands.Finish : ends[to.Id], -1);
                if (Leaving(link))
                    finishes.Add(at);
                else if (Ancestry(task).TakeWhile(below => below != bearer).Append(bearer).All(below => early[below.Id].Start == early[task.Id].Start))
                    starts.Add(at);
            }
            if (bearer.Deadline is { } deadline)
                finishes.Add(deadline);
            if (bearer.Constraint is ConstraintKind.FinishNoLaterThan or ConstraintKind.MustFinishOn)
                finishes.Add(bearer.ConstraintDate!.Value);
            if (bearer.Constraint is ConstraintKind.StartNoLaterThan or ConstraintKind.MustStartOn)
                starts.Add(bearer.ConstraintDate!.Value);
        }
        if (task.ActualStart is null)
            finishes.AddRange(starts.Select(start => calendar.Add(start, task.Span)!.Value));
        ends[task.Id] = finishes.Min();
        var latest = calendar.Subtract(finishes.Min(), task.Span)!.Value;
        return (task.ActualStart ?? latest, task.Span == Duration.Zero ? finishes.Min() : calendar.Add(latest, task.Span)!.Value);
    }

    Instant Shift(NetworkLink link, Instant at, int way)
    {
        var from = tasks[link.From];
        if (link.Lag.Unit == LagUnit.Elapsed)
            return at + (link.Lag.Time * way);
        var length = IsSummary(from) ? CalendarOf(from).Between(early[from.Id].Start, early[from.Id].Finish) : from.Duration;
        var working = link.Lag.Unit == LagUnit.Percent ? Duration.FromTicks(Math.Round(length.TotalTicks * link.Lag.Percent / 100)) : link.Lag.Time;
        var calendar = CalendarOf(tasks[link.To]);
        return working == Duration.Zero ? at : way > 0 ? calendar.Add(at, working)!.Value : calendar.Subtract(at, working)!.Value;
    }

    (Instant Start, Instant Finish) Of(Dictionary<long, (Instant Start, Instant Finish)> dates, NetworkTask task)
    {
        if (!IsSummary(task))
            return dates[task.Id];
        var inside = plan.Tasks.Where(child => child.Parent == task.Id).Select(child => Of(dates, child)).ToList();
        return (inside.Min(child => child.Start), inside.Max(child => child.Finish));
    }

    IEnumerable<NetworkTask> Ancestry(NetworkTask task)
    {
        for (NetworkTask? at = task; at is not null; at = at.Parent is { } parent ? tasks[parent] : null)
            yield return at;
    }

    bool IsSummary(NetworkTask task) => plan.Tasks.Any(child => child.Parent == task.Id);

    WorkingCalendar CalendarOf(NetworkTask task) => task.Calendar ?? plan.Calendar;

    static bool Leaving(NetworkLink link) => link.Kind is LinkKind.FinishToStart or LinkKind.FinishToFinish;

    static bool Starting(NetworkLink link) => link.Kind is LinkKind.FinishToStart or LinkKind.StartToStart;
}
