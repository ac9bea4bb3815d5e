using NodaTime;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Staffing;

/// <summary>A link as it holds one leaf: its predecessor may be a summary, then all leaves in it count.</summary>
/// <param name="Link">Place of the link in the plan.</param>
/// <param name="From">Leaves at its beginning.</param>
sealed record LeafLink(int Link, int[] From);

/// <summary>One task of a staffed plan that is no summary.</summary>
sealed class StaffedLeaf
{
    public required int Place { get; init; }
    public required NetworkTask Task { get; init; }
    public required TaskStaffing Staffing { get; init; }
    public required LeafLink[] Links { get; init; }

    /// <summary>The start-no-earlier dates of itself and the summaries above it.</summary>
    public required Instant? NotBefore { get; init; }

    /// <summary>For each one needed: the places of those who could be it, and units; needs with the fewest first.</summary>
    public required (int[] Candidates, int Units)[] Seats { get; init; }

    public bool IsDone => Task.ActualFinish is not null;

    public bool IsBegun => Task.ActualStart is not null && !IsDone;

    public bool IsPinned => Task.ManualStart is not null || Task.Constraint is ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn;

    public bool IsFixed => IsDone || IsBegun || IsPinned;

    /// <summary>What is left to work.</summary>
    public Duration Work => IsBegun ? Duration.FromTicks(Math.Round(Task.Duration.TotalTicks * (1 - Task.Progress))) : Task.Duration;

    /// <summary>There are enough different ones for the seats that share candidates; a plain count, exact for seats of one need.</summary>
    public bool CanBeMet => Seats.All(seat => seat.Candidates.Length >= Seats.Count(other => other.Candidates.SequenceEqual(seat.Candidates)));

    public static StaffedLeaf[] All(StaffedPlan plan, Dictionary<long, TaskStaffing> staffing)
    {
        var topology = plan.Network.Topology;
        int[] places = [.. Enumerable.Range(0, topology.Count).Where(place => !topology.IsSummary[place])];
        var leafOf = new int[topology.Count];
        for (var leaf = 0; leaf < places.Length; leaf++)
            leafOf[places[leaf]] = leaf;
        int[] Inside(int place) => topology.IsSummary[place] ? [.. topology.Children[place].ToArray().SelectMany(Inside)] : [leafOf[place]];

        return [.. places.Select(place =>
        {
            var task = plan.Network.Plan.Tasks[place];
            var staff = staffing.GetValueOrDefault(task.Id) ?? new TaskStaffing(task.Id);
            var (links, notBefore) = (new List<LeafLink>(), (Instant?)null);
            for (var at = place; at >= 0; at = topology.Parent[at])
            {
                foreach (var link in topology.LinksInto[at])
                    links.Add(new LeafLink(link, Inside(topology.LinkFrom[link])));
                var bearer = plan.Network.Plan.Tasks[at];
                if (bearer.Constraint == ConstraintKind.StartNoEarlierThan && !(notBefore >= bearer.ConstraintDate))
                    notBefore = bearer.ConstraintDate;
            }
            return new StaffedLeaf { Place = place, Task = task, Staffing = staff, Links = [.. links], NotBefore = notBefore, Seats = SeatsOf(plan, staff) };
        })];
    }

    static (int[] Candidates, int Units)[] SeatsOf(StaffedPlan plan, TaskStaffing staff)
    {
        var seats = new List<(int[] Candidates, int Units)>();
        var seated = new HashSet<int>();
        foreach (var need in staff.Needs.OrderBy(need => need.Resource is null))
        {
            int[] candidates = [.. Enumerable.Range(0, plan.Resources.Length).Where(i => need.IsMetBy(plan.Resources[i])).OrderBy(i => plan.Resources[i].Skills.Length)];
            for (var count = 0; count < need.Count; count++)
            {
                var stays = candidates.FirstOrDefault(i => staff.People.Contains(plan.Resources[i].Id) && !seated.Contains(i), -1);
                if (stays >= 0)
                    seated.Add(stays);
                seats.Add((stays >= 0 ? [stays] : candidates, need.Units));
            }
        }
        return [.. seats.OrderBy(seat => seat.Candidates.Length)];
    }
}
