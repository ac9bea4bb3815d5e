using System.Collections.Immutable;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Network;
using Steward.Scheduling.Staffing;
using Steward.Scheduling.WorkingTime;
using Steward.Tests.Scheduling.Network;
using Xunit;
using Plans = Steward.Scheduling.Network.Network;

namespace Steward.Tests.Scheduling.Staffing;

/// <summary>Levelling of real plans. Monday 5 January 2026, 8–12 and 13–17.</summary>
public sealed class StaffingTests
{
    static readonly Duration Day = Duration.FromHours(8);
    static readonly StaffResource Ann = new(1, GeneratedPlan.Days) { Skills = [7] };
    static readonly StaffResource Ben = new(2, GeneratedPlan.Days) { Skills = [7, 8], Teams = [5] };

    static Instant At(int day, int hour) => Instant.FromUtc(2026, 1, day, hour, 0);

    static NetworkTask Task(long id, double days) => new() { Id = id, Duration = Day * days };

    static TaskStaffing Named(long task, long resource) => new(task) { Needs = [new Need { Resource = resource }] };

    static StaffedPlan Plan(ImmutableArray<NetworkTask> tasks, ImmutableArray<TaskStaffing> staffing, params NetworkLink[] links)
    {
        Plans.TryMake(new NetworkPlan { Start = At(5, 8), Calendar = GeneratedPlan.Days, Tasks = tasks, Links = [.. links] }, out var network, out _).ShouldBeTrue();
        return new StaffedPlan { Network = network!, Resources = [Ann, Ben], Staffing = staffing, Now = At(5, 8) };
    }

    static StaffedDates Staff(StaffedPlan plan, int schedules = 200)
    {
        StaffingSearch.TryRun(plan, new StaffingEffort(schedules), out var dates, out var problem).ShouldBeTrue($"{problem}");
        StaffingCheck.Holds(plan, dates!, "example");
        return dates!;
    }

    static StaffingProblem Refused(StaffedPlan plan)
    {
        StaffingSearch.TryRun(plan, new StaffingEffort(10), out _, out var problem).ShouldBeFalse();
        return problem.ShouldNotBeNull();
    }

    [Fact]
    public void One_person_does_one_thing_after_the_other_and_the_answer_says_so()
    {
        var dates = Staff(Plan([Task(1, 2), Task(2, 1)], [Named(1, 1), Named(2, 1)]));
        var (first, second) = dates.Tasks[0].Start < dates.Tasks[1].Start ? (dates.Tasks[0], dates.Tasks[1]) : (dates.Tasks[1], dates.Tasks[0]);

        first.Stand.ShouldBe(new Stand(StandReason.Now));
        second.Start.ShouldBe(first.Finish == At(5, 17) ? At(6, 8) : At(7, 8));
        second.Stand.ShouldBe(new Stand(StandReason.Resource, first.Task, 1));
        dates.Finish.ShouldBe(At(7, 17));
        dates.Unstaffed.Finish.ShouldBe(At(6, 17));
    }

    [Fact]
    public void Half_a_person_can_do_two_things_at_once()
    {
        static TaskStaffing Half(long task) => new(task) { Needs = [new Need { Resource = 1, Units = 50 }] };

        Staff(Plan([Task(1, 1), Task(2, 1)], [Half(1), Half(2)])).Finish.ShouldBe(At(5, 17));
    }

    [Fact]
    public void Of_several_who_can_the_one_who_is_free_does_it_and_the_versatile_are_kept_free()
    {
        var either = new TaskStaffing(1) { Needs = [new Need { Skill = 7 }] };
        var onlyBen = new TaskStaffing(2) { Needs = [new Need { Skill = 8 }] };
        var dates = Staff(Plan([Task(1, 1), Task(2, 1)], [either, onlyBen]));

        (dates[1].People[0], dates[2].People[0]).ShouldBe((1, 2));
        dates.Finish.ShouldBe(At(5, 17));
        Staff(Plan([Task(1, 1)], [either with { Needs = [new Need { Skill = 7, Team = 5 }] }]))[1].People.ShouldBe([2]);
        Staff(Plan([Task(1, 1)], [either with { People = [2] }]))[1].People.ShouldBe([2], "who is on it stays");
    }

    [Fact]
    public void Two_who_are_needed_together_work_when_both_are_there()
    {
        var mornings = new StaffResource(3, new WorkingCalendar(CalendarLayer.Of("mornings", WeeklyHours.MondayToFriday(new WorkingSlot(480, 720)), DateTimeZone.Utc)));
        var plan = Plan([Task(1, 1)], [new TaskStaffing(1) { Needs = [new Need { Resource = 1 }, new Need { Resource = 3 }] }]);

        var dates = Staff(plan with { Resources = [.. plan.Resources, mornings] });

        (dates[1].Start, dates[1].Finish).ShouldBe((At(5, 8), At(6, 12)));
    }

    [Fact]
    public void Dates_decide_then_priority()
    {
        var due = Task(2, 1) with { Deadline = At(5, 17) };
        Staff(Plan([Task(1, 1), due], [Named(1, 1) with { Priority = 900 }, Named(2, 1)]))[2].Late.ShouldBe(Duration.Zero);
        Staff(Plan([Task(1, 1), Task(2, 1)], [Named(1, 1) with { Priority = 100 }, Named(2, 1) with { Priority = 900 }]))[2].Start.ShouldBe(At(5, 8));
        Staff(Plan([Task(1, 1) with { Deadline = At(5, 17) }, due], [Named(1, 1) with { LatenessCost = 5 }, Named(2, 1)]))[2].Late.ShouldBe(Duration.FromDays(1));
    }

    [Fact]
    public void What_was_agreed_is_kept_where_moving_costs()
    {
        var agreed = Named(1, 1) with { Agreed = At(7, 8), MoveCost = 1 };
        var dates = Staff(Plan([Task(1, 1), Task(2, 2), Task(3, 1)], [agreed, Named(2, 1), Named(3, 1)]));

        dates[1].Start.ShouldBe(At(7, 8));
        dates.Cost.Movement.ShouldBe(0);
    }

    [Fact]
    public void What_is_pinned_or_has_begun_stays_and_too_much_of_it_is_shown()
    {
        var pinned = Task(1, 1) with { ManualStart = At(6, 8) };
        var other = Task(2, 1) with { ManualStart = At(6, 13) };
        var begun = Task(3, 2) with { ActualStart = Instant.FromUtc(2026, 1, 2, 8, 0), Progress = 0.5 };
        var plan = Plan([pinned, other, begun, Task(4, 1)], [Named(1, 1), Named(2, 1), Named(3, 1), Named(4, 1)]);
        var dates = Staff(plan);

        (dates[1].Start, dates[2].Start).ShouldBe((At(6, 8), At(6, 13)));
        dates.Overloads.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            overload => overload.When.ShouldBe(new Interval(At(6, 13), At(6, 17))),
            overload => overload.Tasks.ShouldBe([1, 2]),
            overload => overload.Resource.ShouldBe(1));
        dates[3].Finish.ShouldBe(At(5, 17), "what is left of it goes on now");
        dates[4].Start.ShouldBe(At(7, 13));
        dates[4].Stand.ShouldBe(new Stand(StandReason.Resource, 2, 1));
    }

    [Fact]
    public void Links_lags_and_summaries_hold_staffed_tasks()
    {
        var plan = Plan(
            [new NetworkTask { Id = 10 }, Task(1, 1) with { Parent = 10 }, Task(2, 1) with { Parent = 10 }, Task(3, 1)],
            [Named(1, 1), Named(2, 1), Named(3, 2)],
            new NetworkLink(10, 3, Lag: Lag.Working(Day)));
        var dates = Staff(plan);

        dates[3].Start.ShouldBe(At(8, 8));
        dates[3].Stand.Reason.ShouldBe(StandReason.Link);
    }

    [Fact]
    public void What_can_not_be_staffed_is_refused_with_its_task()
    {
        Refused(Plan([Task(1, 1)], [Named(1, 99)])).ShouldBe(new StaffingProblem(StaffingFault.NobodyCan, 1));
        Refused(Plan([Task(1, 1)], [new TaskStaffing(1) { Needs = [new Need { Skill = 7, Count = 3 }] }])).Fault.ShouldBe(StaffingFault.NobodyCan);
        Refused(Plan([Task(1, 1)], [Named(5, 1)])).Fault.ShouldBe(StaffingFault.UnknownTask);
        Refused(Plan([Task(1, 1)], [Named(1, 1), Named(1, 2)])).Fault.ShouldBe(StaffingFault.Twice);
        Refused(Plan([Task(1, 1)], [Named(1, 1) with { MoveCost = double.NaN }])).Fault.ShouldBe(StaffingFault.Amount);
        Refused(Plan([Task(1, 1)], [Named(1, 1)]) with { Slot = Duration.Zero }).Fault.ShouldBe(StaffingFault.Amount);
        Refused(Plan([Task(1, 1)], [Named(1, 1)]) with { Now = Instant.MaxValue }).Fault.ShouldBe(StaffingFault.Amount);
        Refused(Plan([Task(1, 1)], [Named(1, 1)]) with { Now = Instant.FromUtc(2198, 12, 31, 20, 0) }).Fault.ShouldBe(StaffingFault.NeverTogether);
        var night = new StaffResource(3, new WorkingCalendar(CalendarLayer.Of("night", WeeklyHours.MondayToFriday(new WorkingSlot(0, 240)), DateTimeZone.Utc)));
        var together = Plan([Task(1, 1)], [new TaskStaffing(1) { Needs = [new Need { Resource = 1 }, new Need { Resource = 3 }] }]);
        Refused(together with { Resources = [Ann, Ben, night] }).ShouldBe(new StaffingProblem(StaffingFault.NeverTogether, 1));
    }

    [Fact]
    public void Many_made_plans_hold_and_more_effort_costs_less()
    {
        var (little, much) = (0.0, 0.0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var plan = Made(seed);
            foreach (var schedules in (int[])[1, 150])
            {
                StaffingSearch.TryRun(plan, new StaffingEffort(schedules), out var dates, out var problem).ShouldBeTrue($"{problem}");
                StaffingCheck.Holds(plan, dates!, $"seed {seed}");
                dates!.Schedules.ShouldBe(schedules);
                (little, much) = schedules == 1 ? (little + dates.Cost.Total, much) : (little, much + dates.Cost.Total);
            }
            StaffingSearch.TryRun(plan, new StaffingEffort(150), out var again, out _).ShouldBeTrue();
            StaffingSearch.TryRun(plan, new StaffingEffort(150), out var same, out _).ShouldBeTrue();
            again!.Tasks.Select(task => (task.Task, task.Start)).ShouldBe(same!.Tasks.Select(task => (task.Task, task.Start)));
        }
        much.ShouldBeLessThan(little * 0.95);
    }

    static StaffedPlan Made(int seed)
    {
        var random = new Random(seed);
        var network = GeneratedPlan.Make(24, 24, seed, fixedDates: false, summaries: seed % 2 == 0, oneCalendar: true);
        network = network with
        {
            Tasks = [.. network.Tasks.Select(task => task with { Splits = [], Deadline = random.Next(3) == 0 ? GeneratedPlan.Start + Duration.FromDays(random.Next(3, 20)) : null })],
        };
        Plans.TryMake(network, out var made, out _).ShouldBeTrue();
        var parents = network.Tasks.Select(task => task.Parent).ToHashSet();
        ImmutableArray<StaffResource> people =
        [
            Ann, Ben, new(3, GeneratedPlan.Days) { Skills = [8], Teams = [5] },
            new(4, new WorkingCalendar(CalendarLayer.Of("part", WeeklyHours.MondayToFriday(new WorkingSlot(480, 720)), DateTimeZone.Utc))) { Skills = [7] },
        ];
        return new StaffedPlan
        {
            Network = made!,
            Resources = people,
            Now = GeneratedPlan.Start,
            Slot = Duration.FromMinutes(15),
            Staffing =
            [
                .. network.Tasks.Where(task => !parents.Contains(task.Id) && random.Next(6) > 0).Select(task => new TaskStaffing(task.Id)
                {
                    Needs = random.Next(3) switch { 0 => [new Need { Resource = random.Next(1, 5) }], 1 => [new Need { Skill = 7 }], _ => [new Need { Team = 5 }] },
                    Priority = random.Next(1_000),
                    LatenessCost = random.Next(1, 5),
                }),
            ],
        };
    }
}
