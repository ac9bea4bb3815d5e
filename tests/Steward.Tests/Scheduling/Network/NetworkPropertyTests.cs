using NodaTime;
using Shouldly;
using Steward.Scheduling.Network;
using Xunit;
using Plans = Steward.Scheduling.Network.Network;

namespace Steward.Tests.Scheduling.Network;

/// <summary>What must hold for any plan, tried on many made by chance.</summary>
public sealed class NetworkPropertyTests
{
    static NetworkDates Date(NetworkPlan plan)
    {
        Plans.TryMake(plan, out var network, out var problem).ShouldBeTrue($"{problem}");
        network!.TryDate(out var dates, out problem).ShouldBeTrue($"{problem}");
        return dates!;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dates_are_those_of_the_slow_way(bool fixedDates)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var plan = GeneratedPlan.Make(24, 30, seed, fixedDates);
            var (dates, slow) = (Date(plan), new SlowDates(plan));

            dates.Finish.ShouldBe(slow.Finish);
            foreach (var task in plan.Tasks)
            {
                (dates[task.Id].Start, dates[task.Id].Finish).ShouldBe(slow.EarlyOf(task.Id), $"seed {seed}, task {task.Id}");
                (dates[task.Id].LateStart, dates[task.Id].LateFinish).ShouldBe(slow.LateOf(task.Id), $"seed {seed}, task {task.Id} late");
            }
        }
    }

    [Fact]
    public void A_task_may_slip_by_its_total_float_and_no_minute_more()
    {
        var slipped = 0;
        for (var seed = 100; seed < 130; seed++)
        {
            var plan = GeneratedPlan.Make(16, 18, seed, fixedDates: false, summaries: false, oneCalendar: true);
            var dates = Date(plan);
            foreach (var task in plan.Tasks)
            {
                dates[task.Id].TotalFloat.ShouldBeGreaterThanOrEqualTo(Duration.Zero);
                Date(Late(plan, dates, task, dates[task.Id].TotalFloat)).Finish.ShouldBe(dates.Finish, $"seed {seed}, task {task.Id}");
                Date(Late(plan, dates, task, dates[task.Id].TotalFloat + Duration.FromMinutes(1))).Finish.ShouldBeGreaterThan(dates.Finish, $"seed {seed}, task {task.Id}");
                slipped += dates[task.Id].IsCritical ? 0 : 1;
            }
        }
        slipped.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Total_float_is_never_too_much_where_calendars_differ()
    {
        for (var seed = 150; seed < 180; seed++)
        {
            var plan = GeneratedPlan.Make(16, 18, seed, fixedDates: false, summaries: false);
            var dates = Date(plan);
            foreach (var task in plan.Tasks.Where(task => dates[task.Id].TotalFloat > Duration.FromMinutes(1)))
                Date(Late(plan, dates, task, dates[task.Id].TotalFloat - Duration.FromMinutes(1))).Finish.ShouldBe(dates.Finish, $"seed {seed}, task {task.Id}");
        }
    }

    [Fact]
    public void A_task_may_slip_by_its_free_float_without_anybody_noticing()
    {
        for (var seed = 200; seed < 230; seed++)
        {
            var plan = GeneratedPlan.Make(16, 18, seed, fixedDates: false, summaries: false, oneCalendar: true);
            var dates = Date(plan);
            foreach (var task in plan.Tasks)
            {
                Others(Date(Late(plan, dates, task, dates[task.Id].FreeFloat)), task).ShouldBe(Others(dates, task), $"seed {seed}, task {task.Id}");
                Others(Date(Late(plan, dates, task, dates[task.Id].FreeFloat + Duration.FromMinutes(1))), task).ShouldNotBe(Others(dates, task), $"seed {seed}, task {task.Id}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dating_a_change_gives_what_dating_anew_gives(bool fixedDates)
    {
        for (var seed = 300; seed < 340; seed++)
        {
            var random = new Random(seed);
            var plan = GeneratedPlan.Make(40, 50, seed, fixedDates);
            var dates = Date(plan);
            for (var round = 0; round < 12; round++)
            {
                Plans? changed;
                NetworkProblem? problem;
                if (round % 4 == 3)
                {
                    var links = dates.Network.Plan.Links;
                    dates.Network.TryRelink(random.Next(2) == 0 ? links.RemoveAt(random.Next(links.Length)) : links.SetItem(random.Next(links.Length), links[0]), out changed, out problem).ShouldBeTrue($"{problem}");
                }
                else
                {
                    var tasks = dates.Network.Plan.Tasks;
                    var task = tasks[random.Next(tasks.Length / 8, tasks.Length)];
                    if (tasks.Any(child => child.Parent == task.Id))
                        continue;
                    dates.Network.TryChange(Changed(task, random), out changed, out problem).ShouldBeTrue($"{problem}");
                }
                changed!.TryRedate(dates, out var redated, out problem).ShouldBeTrue($"{problem}");
                changed.TryDate(out var anew, out problem).ShouldBeTrue($"{problem}");
                foreach (var task in changed.Plan.Tasks)
                    redated![task.Id].ShouldBe(anew![task.Id], $"seed {seed}, round {round}, task {task.Id}");
                redated!.Finish.ShouldBe(anew!.Finish);
                dates = redated;
            }
        }
    }

    [Fact]
    public void The_cause_of_a_date_accounts_for_it()
    {
        for (var seed = 400; seed < 420; seed++)
        {
            var plan = GeneratedPlan.Make(30, 40, seed, fixedDates: false);
            var dates = Date(plan);
            foreach (var task in plan.Tasks.Where(task => dates[task.Id].StartCause.Reason == DateReason.Link))
            {
                var link = dates[task.Id].StartCause.Link;
                Date(plan with { Links = plan.Links.RemoveAt(link) })[task.Id].Start.ShouldBeLessThanOrEqualTo(dates[task.Id].Start);
                plan.Links[link].From.ShouldBe(dates[task.Id].StartCause.Task);
            }
            foreach (var task in plan.Tasks.Where(task => dates[task.Id].StartCause.Reason == DateReason.PlanStart))
                dates[task.Id].Start.ShouldBeLessThanOrEqualTo((task.Calendar ?? plan.Calendar).NextWorking(plan.Start)!.Value);
        }
    }

    static NetworkTask Changed(NetworkTask task, Random random) => random.Next(5) switch
    {
        0 => task with { Duration = task.Duration + Duration.FromHours(random.Next(1, 30)) },
        1 => task with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = GeneratedPlan.Start + Duration.FromHours(random.Next(900)) },
        2 => task with { Deadline = GeneratedPlan.Start + Duration.FromHours(random.Next(900)) },
        3 => task with { ActualStart = GeneratedPlan.Start, ActualFinish = GeneratedPlan.Start + Duration.FromHours(9), ManualStart = null, ManualFinish = null },
        _ => task with { ManualStart = GeneratedPlan.Start + Duration.FromHours(random.Next(400)), ManualFinish = null },
    };

    static NetworkPlan Late(NetworkPlan plan, NetworkDates dates, NetworkTask task, Duration by) => plan with
    {
        Tasks = plan.Tasks.Replace(task, task with
        {
            Constraint = ConstraintKind.StartNoEarlierThan,
            ConstraintDate = (task.Calendar ?? plan.Calendar).Add(dates[task.Id].Start, by),
        }),
    };

    static string Others(NetworkDates dates, NetworkTask but) =>
        string.Join('\n', dates.Network.Plan.Tasks.Where(task => task.Id != but.Id).Select(task => $"{task.Id} {dates[task.Id].Start} {dates[task.Id].Finish}").Append($"{dates.Finish}"));
}
