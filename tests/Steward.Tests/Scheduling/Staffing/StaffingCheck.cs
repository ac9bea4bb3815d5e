using NodaTime;
using Shouldly;
using Steward.Scheduling.Network;
using Steward.Scheduling.Staffing;

namespace Steward.Tests.Scheduling.Staffing;

/// <summary>Looks at a staffed plan minute by slot, by what the words mean: links kept, people there, nobody twice, enough work done.</summary>
static class StaffingCheck
{
    public static void Holds(StaffedPlan plan, StaffedDates dates, string about)
    {
        var tasks = plan.Network.Plan.Tasks.ToDictionary(task => task.Id);
        var staffing = plan.Staffing.ToDictionary(staff => staff.Task);
        foreach (var staffed in dates.Tasks)
        {
            var task = tasks[staffed.Task];
            if (task.ActualStart is not null || task.ManualStart is not null || task.Duration == Duration.Zero)
                continue;
            staffed.Start.ShouldBeGreaterThanOrEqualTo(plan.Now, about);
            Needs(plan, staffing.GetValueOrDefault(staffed.Task), staffed, about);
            Worked(plan, task, staffed).ShouldBe(task.Duration, $"{about}, task {task.Id} works its duration");
        }
        Links(plan, dates, about);
        foreach (var resource in plan.Resources)
            NobodyTwice(plan, dates, resource, about);
    }

    static void Needs(StaffedPlan plan, TaskStaffing? staffing, StaffedTask staffed, string about)
    {
        var wanted = staffing?.Needs.Sum(need => need.Count) ?? 0;
        staffed.People.Length.ShouldBe(wanted, about);
        staffed.People.Distinct().Count().ShouldBe(wanted, about);
        foreach (var need in staffing?.Needs ?? [])
        {
            staffed.People.Select(id => plan.Resources.Single(resource => resource.Id == id))
                .Count(resource => (need.Resource ?? resource.Id) == resource.Id && (need.Skill is not { } skill || resource.Skills.Contains(skill)) && (need.Team is not { } team || resource.Teams.Contains(team)))
                .ShouldBeGreaterThanOrEqualTo(need.Count, about);
        }
    }

    /// <summary>Time between start and finish in which all who are on the task are there.</summary>
    static Duration Worked(StaffedPlan plan, NetworkTask task, StaffedTask staffed)
    {
        var calendars = staffed.People.Select(id => plan.Resources.Single(resource => resource.Id == id).Calendar).ToList();
        if (calendars.Count == 0)
            calendars.Add(task.Calendar ?? plan.Network.Plan.Calendar);
        else if (task.Calendar is not null)
            calendars.Add(task.Calendar);
        var worked = Duration.Zero;
        for (var at = staffed.Start; at < staffed.Finish; at += Duration.FromMinutes(15))
            worked += calendars.All(calendar => calendar.IsWorking(at)) ? Duration.FromMinutes(15) : Duration.Zero;
        return worked;
    }

    static void Links(StaffedPlan plan, StaffedDates dates, string about)
    {
        foreach (var link in plan.Network.Plan.Links.Where(link => link is { Kind: LinkKind.FinishToStart, Lag.IsNone: true }))
        {
            foreach (var to in Leaves(plan, link.To).Where(task => task.ActualStart is null && task.ManualStart is null))
            {
                foreach (var from in Leaves(plan, link.From))
                    dates[to.Id].Start.ShouldBeGreaterThanOrEqualTo(dates[from.Id].Finish, $"{about}, link {link.From} to {link.To}");
            }
        }
    }

    static IEnumerable<NetworkTask> Leaves(StaffedPlan plan, long id)
    {
        var inside = plan.Network.Plan.Tasks.Where(task => task.Parent == id).ToList();
        return inside.Count == 0 ? plan.Network.Plan.Tasks.Where(task => task.Id == id) : inside.SelectMany(task => Leaves(plan, task.Id));
    }

    static void NobodyTwice(StaffedPlan plan, StaffedDates dates, StaffResource resource, string about)
    {
        var on = dates.Tasks.Where(task => task.People.Contains(resource.Id)).ToList();
        foreach (var at in on.Select(task => task.Start).Distinct().Where(resource.Calendar.IsWorking))
        {
            var asked = on.Where(task => task.Start <= at && at < task.Finish)
                .Sum(task => plan.Staffing.Single(staff => staff.Task == task.Task).Needs.Where(need => need.Resource is null || need.Resource == resource.Id).Max(need => need.Units));
            if (asked > resource.Units)
                dates.Overloads.ShouldContain(overload => overload.Resource == resource.Id && overload.When.Contains(at), $"{about}, resource {resource.Id} at {at}: {asked}");
        }
    }
}
