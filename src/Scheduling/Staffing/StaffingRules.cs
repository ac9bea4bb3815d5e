using NodaTime;

namespace Steward.Scheduling.Staffing;

/// <summary>What people and needs must keep to before a plan can be staffed.</summary>
static class StaffingRules
{
    const int MostUnits = 1_000_000;

    public static StaffingProblem? Check(StaffedPlan plan, out Dictionary<long, TaskStaffing> staffing)
    {
        staffing = [];
        if (plan.Slot < Duration.FromMinutes(5) || plan.Slot > Duration.FromDays(1) || plan.Now < Network.TaskClock.First || plan.Now >= Network.TaskClock.Last)
            return new StaffingProblem(StaffingFault.Amount, 0);
        var ids = new HashSet<long>();
        foreach (var resource in plan.Resources)
        {
            if (!ids.Add(resource.Id))
                return new StaffingProblem(StaffingFault.Twice, resource.Id);
            if (resource.Units is < 0 or > MostUnits)
                return new StaffingProblem(StaffingFault.Amount, resource.Id);
        }
        foreach (var task in plan.Staffing)
        {
            if (!staffing.TryAdd(task.Task, task))
                return new StaffingProblem(StaffingFault.Twice, task.Task);
            if (!plan.Network.TryPlace(task.Task, out var place) || plan.Network.Topology.IsSummary[place])
                return new StaffingProblem(StaffingFault.UnknownTask, task.Task);
            if (task.Agreed < Network.TaskClock.First || task.Agreed >= Network.TaskClock.Last)
                return new StaffingProblem(StaffingFault.Amount, task.Task);
            if (task.Priority is < 0 or > 1_000 || !(task.LatenessCost >= 0) || !(task.MoveCost >= 0) || task.Needs.Any(need => need.Units is < 1 or > MostUnits || need.Count is < 1 or > 1_000))
                return new StaffingProblem(StaffingFault.Amount, task.Task);
        }
        return null;
    }
}
