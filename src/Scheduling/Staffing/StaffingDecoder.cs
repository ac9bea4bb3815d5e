using NodaTime;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Staffing;

/// <summary>
/// Serial schedule generation over real calendars: each task is laid at the first slots at which its links hold and all it needs are there and
/// free; of several who could do it, those take it who can end it first. What stands by itself is laid before all else.
/// </summary>
sealed class StaffingDecoder
{
    readonly StaffingModel model;
    readonly TeamSearch teams;

    public StaffingDecoder(StaffingModel model)
    {
        this.model = model;
        var roster = new Roster(model.Grid, model.Resources);
        Bookings = [.. model.Leaves.Select(_ => new Booking())];
        teams = new TeamSearch(model, roster, Bookings);
    }

    /// <summary>Where each leaf was laid by the last call.</summary>
    public Booking[] Bookings { get; }

    /// <summary>Lays all tasks.</summary>
    /// <param name="order">Movable leaves, each after its predecessors.</param>
    /// <param name="explain">Whether each booking is to say who was in its way.</param>
    public void Decode(ReadOnlySpan<int> order, bool explain = false)
    {
        teams.Explains = explain;
        teams.Clear();
        foreach (var leaf in model.Fixed)
            LayFixed(leaf);
        foreach (var leaf in order)
        {
            var (at, stand) = Earliest(model.Leaves[leaf]);
            Lay(leaf, at, stand);
        }
    }

    void LayFixed(int place)
    {
        var (leaf, dates) = (model.Leaves[place], model.Dates.Book);
        var booking = Bookings[place];
        if (leaf.IsBegun)
        {
            // it goes on now, whoever else is at it
            teams.Force(place, Instant.Max(model.Plan.Now, leaf.Task.ActualStart!.Value), new Stand(StandReason.Actual));
            booking.Start = leaf.Task.ActualStart.Value;
            booking.Finish = leaf.Work == Duration.Zero ? model.Plan.Now : booking.Finish;
            return;
        }
        if (!leaf.IsDone)
            teams.Force(place, dates.Start[leaf.Place], new Stand(StandReason.Pinned));
        else
            booking.Clear(new Stand(StandReason.Actual));
        (booking.Start, booking.Finish) = (dates.Start[leaf.Place], dates.Finish[leaf.Place]);
    }

    void Lay(int place, Instant at, Stand stand)
    {
        if (model.Leaves[place].Work == Duration.Zero)
        {
            Bookings[place].Clear(stand);
            (Bookings[place].Start, Bookings[place].Finish) = (at, at);
            return;
        }
        teams.Find(place, at, stand);
    }

    /// <summary>The earliest start that links and constraints allow, and which of them says so.</summary>
    (Instant At, Stand Stand) Earliest(StaffedLeaf leaf)
    {
        var (at, stand) = (Instant.Max(model.Plan.Now, model.Plan.Network.Plan.Start), new Stand(StandReason.Now));
        var clock = model.Plan.Network.Clock(leaf.Place);
        foreach (var held in leaf.Links)
        {
            var link = model.Plan.Network.Plan.Links[held.Link];
            var (bound, from) = Bound(leaf, held, link);
            if (bound > at)
                (at, stand) = (bound, new Stand(StandReason.Link, from, 0, held.Link));
        }
        if (leaf.NotBefore > at)
            (at, stand) = (leaf.NotBefore.Value, new Stand(StandReason.Constraint));
        if (leaf.Task.Constraint == ConstraintKind.FinishNoEarlierThan && clock.Before(leaf.Task.ConstraintDate!.Value, leaf.Task.Duration) is var start && start > at)
            (at, stand) = (start, new Stand(StandReason.Constraint));
        return (at, stand);
    }

    (Instant At, long From) Bound(StaffedLeaf leaf, LeafLink held, NetworkLink link)
    {
        var end = held.From[0];
        foreach (var other in held.From)
        {
            if (link.LeavesFinish ? Bookings[other].Finish > Bookings[end].Finish : Bookings[other].Start < Bookings[end].Start)
                end = other;
        }
        var clock = model.Plan.Network.Clock(leaf.Place);
        var at = link.LeavesFinish ? Bookings[end].Finish : Bookings[end].Start;
        if (!link.Lag.IsNone)
        {
            var length = held.From.Length == 1 ? model.Leaves[end].Task.Duration : clock.Between(held.From.Min(i => Bookings[i].Start), held.From.Max(i => Bookings[i].Finish));
            at = link.Lag.Unit switch
            {
                LagUnit.Elapsed => at + link.Lag.Time,
                LagUnit.Percent => clock.After(at, Duration.FromTicks(Math.Round(length.TotalTicks * link.Lag.Percent / 100))),
                _ => clock.After(at, link.Lag.Time),
            };
        }
        return (link.HoldsStart ? at : clock.Before(at, leaf.Task.Duration), model.Leaves[end].Task.Id);
    }
}
