using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Staffing;

/// <summary>A staffed plan by places, checked: tasks that are no summaries, what holds them, who may work on them.</summary>
sealed class StaffingModel
{
    StaffingModel(StaffedPlan plan, NetworkDates dates, StaffedLeaf[] leaves)
    {
        (Plan, Dates, Leaves) = (plan, dates, leaves);
        Resources = [.. plan.Resources];
        Grid = new SlotGrid(Instant.Min(plan.Now, plan.Network.Plan.Start), plan.Slot);
        Movable = [.. Enumerable.Range(0, leaves.Length).Where(i => !leaves[i].IsFixed)];
        Fixed = [.. Enumerable.Range(0, leaves.Length).Where(i => leaves[i].IsFixed)];
    }

    public StaffedPlan Plan { get; }

    /// <summary>Dates if people were no limit.</summary>
    public NetworkDates Dates { get; }

    public StaffedLeaf[] Leaves { get; }
    public StaffResource[] Resources { get; }
    public SlotGrid Grid { get; }

    /// <summary>Leaves the search may order.</summary>
    public int[] Movable { get; }

    /// <summary>Leaves that stand: done, begun or pinned.</summary>
    public int[] Fixed { get; }

    public static bool TryMake(StaffedPlan plan, [NotNullWhen(true)] out StaffingModel? model, [NotNullWhen(false)] out StaffingProblem? problem)
    {
        model = null;
        problem = StaffingRules.Check(plan, out var staffing);
        if (problem is not null)
            return false;
        if (!plan.Network.TryDate(out var dates, out var undated))
        {
            problem = new StaffingProblem(StaffingFault.Network, undated.Task, undated);
            return false;
        }
        var leaves = StaffedLeaf.All(plan, staffing);
        foreach (var leaf in leaves)
        {
            if (!leaf.CanBeMet)
            {
                problem = new StaffingProblem(StaffingFault.NobodyCan, leaf.Task.Id);
                return false;
            }
        }
        model = new StaffingModel(plan, dates, leaves);
        return true;
    }
}
