using System.Collections.Immutable;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Network;
using Xunit;
using Plans = Steward.Scheduling.Network.Network;

namespace Steward.Tests.Scheduling.Network;

/// <summary>The rules of dates, one example each. Monday 5 January 2026, 8–12 and 13–17; a day is 8 hours.</summary>
public sealed class NetworkTests
{
    static readonly Duration Day = Duration.FromHours(8);

    static NetworkPlan Plan(params NetworkTask[] tasks) => new() { Start = At(5, 8), Calendar = GeneratedPlan.Days, Tasks = [.. tasks] };

    static NetworkTask Task(long id, double days) => new() { Id = id, Duration = Day * days };

    static Instant At(int day, int hour) => Instant.FromUtc(2026, 1, day, hour, 0);

    static NetworkDates Date(NetworkPlan plan)
    {
        Plans.TryMake(plan, out var network, out var problem).ShouldBeTrue($"{problem}");
        network!.TryDate(out var dates, out problem).ShouldBeTrue($"{problem}");
        return dates!;
    }

    static (Instant, Instant) Of(NetworkDates dates, long task) => (dates[task].Start, dates[task].Finish);

    static NetworkProblem Refused(NetworkPlan plan)
    {
        Plans.TryMake(plan, out _, out var problem).ShouldBeFalse();
        return problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(LinkKind.FinishToStart, 7, 8)]
    [InlineData(LinkKind.StartToStart, 5, 8)]
    [InlineData(LinkKind.FinishToFinish, 6, 8)]
    [InlineData(LinkKind.StartToFinish, 5, 8)]
    public void Links_hold_one_end_by_another(LinkKind kind, int day, int hour)
    {
        var dates = Date(Plan(Task(1, 2), Task(2, 1)) with { Links = [new NetworkLink(1, 2, kind)] });

        dates[2].Start.ShouldBe(At(day, hour));
        dates[1].StartCause.ShouldBe(new DateCause(DateReason.PlanStart));
    }

    [Fact]
    public void A_lag_is_counted_in_working_time_on_the_clock_or_by_the_predecessor()
    {
        Instant Start(Lag lag) => Date(Plan(Task(1, 4.5), Task(2, 1)) with { Links = [new NetworkLink(1, 2, Lag: lag)] })[2].Start;

        Start(Lag.None).ShouldBe(At(9, 13));
        Start(Lag.Working(Day)).ShouldBe(At(12, 13));
        Start(Lag.Elapsed(Duration.FromHours(24))).ShouldBe(At(12, 8));
        Start(Lag.OfDuration(100)).ShouldBe(At(15, 17) + Duration.FromHours(15));
        Start(Lag.Working(-Day)).ShouldBe(At(8, 13));
    }

    [Fact]
    public void The_cause_of_a_date_is_the_link_that_drives_it()
    {
        var dates = Date(Plan(Task(1, 1), Task(2, 3), Task(3, 1)) with { Links = [new NetworkLink(1, 3), new NetworkLink(2, 3)] });

        dates[3].StartCause.ShouldBe(new DateCause(DateReason.Link, 2, 1));
        dates[1].LateCause.ShouldBe(new DateCause(DateReason.Link, 3, 0));
        dates[3].LateCause.ShouldBe(new DateCause(DateReason.PlanFinish));
        (dates[1].TotalFloat, dates[1].FreeFloat, dates[1].IsCritical).ShouldBe((Day * 2, Day * 2, false));
        (dates[2].TotalFloat, dates[2].IsCritical, dates[3].IsCritical).ShouldBe((Duration.Zero, true, true));
    }

    [Theory]
    [InlineData(ConstraintKind.StartNoEarlierThan, 8, 8)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, 7, 8)]
    [InlineData(ConstraintKind.StartNoLaterThan, 6, 8)]
    [InlineData(ConstraintKind.FinishNoLaterThan, 6, 8)]
    [InlineData(ConstraintKind.MustStartOn, 8, 8)]
    [InlineData(ConstraintKind.MustFinishOn, 7, 8)]
    public void Constraints_hold_a_task(ConstraintKind kind, int day, int hour)
    {
        // the predecessor would let it start on Tuesday the 6th; the date is the morning of Thursday the 8th
        var held = Task(2, 1) with { Constraint = kind, ConstraintDate = At(8, 8) };
        var dates = Date(Plan(Task(1, 1), held) with { Links = [new NetworkLink(1, 2)] });

        dates[2].Start.ShouldBe(At(day, hour));
        dates[2].StartCause.Reason.ShouldBe(day == 6 ? DateReason.Link : DateReason.Constraint);
    }

    [Fact]
    public void No_later_and_must_win_over_links_and_show_as_negative_float()
    {
        foreach (var kind in (ConstraintKind[])[ConstraintKind.StartNoLaterThan, ConstraintKind.MustStartOn])
        {
            var dates = Date(Plan(Task(1, 3), Task(2, 1) with { Constraint = kind, ConstraintDate = At(6, 8) }) with { Links = [new NetworkLink(1, 2)] });

            dates[2].Start.ShouldBe(At(6, 8));
            dates[1].TotalFloat.ShouldBe(Day * -2);
            dates[1].IsCritical.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_deadline_moves_nothing_but_takes_the_float()
    {
        var dates = Date(Plan(Task(1, 3) with { Deadline = At(6, 17) }, Task(2, 5)));

        Of(dates, 1).ShouldBe((At(5, 8), At(7, 17)));
        (dates[1].TotalFloat, dates[1].LateCause).ShouldBe((-Day, new DateCause(DateReason.Deadline, 1)));
    }

    [Fact]
    public void As_late_as_possible_waits_for_its_successor()
    {
        var late = Task(1, 1) with { Constraint = ConstraintKind.AsLateAsPossible };
        var dates = Date(Plan(late, Task(2, 4), Task(3, 1)) with { Links = [new NetworkLink(1, 3), new NetworkLink(2, 3)] });

        Of(dates, 1).ShouldBe((At(8, 8), At(8, 17)));
        (dates[1].StartCause.Reason, dates[1].TotalFloat).ShouldBe((DateReason.AsLateAsPossible, Duration.Zero));
        dates.Finish.ShouldBe(At(9, 17));
    }

    [Fact]
    public void A_manual_task_stays_and_moves_others()
    {
        var manual = Task(2, 1) with { ManualStart = At(6, 8) };
        var dates = Date(Plan(Task(1, 3), manual, Task(3, 1)) with { Links = [new NetworkLink(1, 2), new NetworkLink(2, 3)] });

        (dates[2].Start, dates[2].StartCause.Reason).ShouldBe((At(6, 8), DateReason.Manual));
        dates[3].Start.ShouldBe(At(7, 8));
        dates[1].TotalFloat.ShouldBe(Day * -2, "its predecessor is too late for it");
    }

    [Fact]
    public void What_happened_stands_and_the_rest_of_a_started_task_is_not_in_the_past()
    {
        var done = Task(1, 1) with { ActualStart = At(5, 10), ActualFinish = At(7, 12), Progress = 1 };
        var begun = Task(2, 2) with { ActualStart = At(5, 8), Progress = 0.5 };
        var dates = Date(Plan(done, begun, Task(3, 1)) with { Links = [new NetworkLink(1, 3)], Status = At(8, 8) });

        Of(dates, 1).ShouldBe((At(5, 10), At(7, 12)));
        (dates[1].IsComplete, dates[1].IsCritical).ShouldBe((true, false));
        Of(dates, 2).ShouldBe((At(5, 8), At(8, 17)));
        dates[3].Start.ShouldBe(At(7, 13));
    }

    [Fact]
    public void A_split_task_pauses()
    {
        var split = Task(1, 2) with { Splits = [new TaskSplit(Day, Day * 2)] };
        var dates = Date(Plan(split));

        Of(dates, 1).ShouldBe((At(5, 8), At(8, 17)));
        dates.Stretches(1).ShouldBe([new Interval(At(5, 8), At(5, 17)), new Interval(At(8, 8), At(8, 17))]);
    }

    [Fact]
    public void A_summary_lasts_from_the_first_to_the_last_of_its_tasks_and_its_links_hold_them_all()
    {
        var plan = Plan(new NetworkTask { Id = 10 }, Task(1, 1) with { Parent = 10 }, Task(2, 2) with { Parent = 10 }, Task(3, 1), Task(4, 1)) with
        {
            Links = [new NetworkLink(3, 10), new NetworkLink(1, 2), new NetworkLink(10, 4)],
        };
        var dates = Date(plan);

        Of(dates, 10).ShouldBe((At(6, 8), At(8, 17)));
        dates[1].StartCause.ShouldBe(new DateCause(DateReason.Link, 3, 0));
        (dates[10].StartCause.Reason, dates[10].StartCause.Task).ShouldBe((DateReason.Child, 1));
        dates[4].Start.ShouldBe(At(9, 8));
        dates[10].IsCritical.ShouldBeTrue();
    }

    [Fact]
    public void A_milestone_is_due_when_what_it_waits_for_ends()
    {
        var dates = Date(Plan(Task(1, 1), Task(2, 0)) with { Links = [new NetworkLink(1, 2)] });

        Of(dates, 2).ShouldBe((At(5, 17), At(5, 17)), "Monday evening, not Tuesday morning");
    }

    [Fact]
    public void A_finish_wished_for_counts_back()
    {
        var dates = Date(Plan(Task(1, 3)) with { Finish = At(6, 17) });

        dates[1].TotalFloat.ShouldBe(-Day);
    }

    [Fact]
    public void A_ring_is_named_as_a_chain_through_summaries_too()
    {
        var ring = Refused(Plan(Task(1, 1), Task(2, 1), Task(3, 1), Task(4, 1)) with { Links = [new(1, 2), new(2, 3), new(3, 1), new(3, 4)] });
        (ring.Fault, string.Join('>', ring.Chain)).ShouldBeOneOf((NetworkFault.Cycle, "1>2>3>1"), (NetworkFault.Cycle, "2>3>1>2"), (NetworkFault.Cycle, "3>1>2>3"));

        var inside = Refused(Plan(new NetworkTask { Id = 10 }, Task(1, 1) with { Parent = 10 }, Task(2, 1)) with { Links = [new(10, 2), new(2, 1)] });
        inside.Fault.ShouldBe(NetworkFault.Cycle);
        inside.Chain.Order().Distinct().ShouldBe([1, 2, 10]);

        Refused(Plan(new NetworkTask { Id = 10 }, Task(1, 1) with { Parent = 10 }) with { Links = [new(10, 1)] }).Chain.ShouldContain(10);
        Refused(Plan(Task(1, 1)) with { Links = [new(1, 1)] }).Chain.ShouldBe([1, 1]);
        Refused(Plan(Task(1, 1) with { Parent = 2 }, Task(2, 1) with { Parent = 1 })).Fault.ShouldBe(NetworkFault.ParentRing);
    }

    public static TheoryData<string> Faults => [.. Faulty.Keys];

    static readonly Dictionary<string, (NetworkPlan Plan, NetworkFault Fault)> Faulty = new(StringComparer.Ordinal)
    {
        ["twice"] = (Plan(Task(1, 1), Task(1, 2)), NetworkFault.TaskTwice),
        ["parent"] = (Plan(Task(1, 1) with { Parent = 9 }), NetworkFault.UnknownTask),
        ["end"] = (Plan(Task(1, 1)) with { Links = [new(1, 9)] }, NetworkFault.UnknownTask),
        ["negative"] = (Plan(Task(1, -1)), NetworkFault.Amount),
        ["endless"] = (Plan(Task(1, 1_000_000)), NetworkFault.Amount),
        ["progress"] = (Plan(Task(1, 1) with { Progress = double.NaN }), NetworkFault.Amount),
        ["lag"] = (Plan(Task(1, 1), Task(2, 1)) with { Links = [new(1, 2, Lag: Lag.OfDuration(double.PositiveInfinity))] }, NetworkFault.Amount),
        ["far deadline"] = (Plan(Task(1, 1) with { Deadline = Instant.MaxValue }), NetworkFault.Amount),
        ["far start"] = (Plan(Task(1, 1)) with { Start = Instant.MinValue }, NetworkFault.Amount),
        ["split"] = (Plan(Task(1, 1) with { Splits = [new TaskSplit(Day * 2, Day)] }), NetworkFault.Amount),
        ["no date"] = (Plan(Task(1, 1) with { Constraint = ConstraintKind.MustStartOn }), NetworkFault.ConstraintWithoutDate),
        ["summary"] = (Plan(new NetworkTask { Id = 2, ManualStart = At(5, 8) }, Task(1, 1) with { Parent = 2 }), NetworkFault.FixedSummary),
        ["summary finish"] = (Plan(new NetworkTask { Id = 2 }, Task(1, 1) with { Parent = 2 }, Task(3, 1)) with { Links = [new(3, 2, LinkKind.FinishToFinish)] }, NetworkFault.LinkToSummaryFinish),
        ["actual"] = (Plan(Task(1, 1) with { ActualStart = At(6, 8), ActualFinish = At(5, 8) }), NetworkFault.ActualDates),
        ["manual finish"] = (Plan(Task(1, 1) with { ManualFinish = At(5, 8) }), NetworkFault.ActualDates),
    };

    [Theory, MemberData(nameof(Faults))]
    public void What_can_not_be_dated_is_refused(string name) => Refused(Faulty[name].Plan).Fault.ShouldBe(Faulty[name].Fault);

    [Fact]
    public void A_task_nobody_ever_works_on_is_named()
    {
        var never = new Steward.Scheduling.WorkingTime.WorkingCalendar(Steward.Scheduling.WorkingTime.CalendarLayer.Of("never", Steward.Scheduling.WorkingTime.WeeklyHours.None, DateTimeZone.Utc));
        Plans.TryMake(Plan(Task(1, 1), Task(2, 1) with { Calendar = never }), out var network, out _).ShouldBeTrue();

        network!.TryDate(out _, out var problem).ShouldBeFalse();
        (problem!.Fault, problem.Task).ShouldBe((NetworkFault.NoWorkingTime, 2));
    }

    [Fact]
    public void Milestones_that_drift_out_of_all_calendars_are_named_too()
    {
        var plan = Plan(Task(1, 0), Task(2, 0), Task(3, 0)) with { Links = [new(1, 2, Lag: Lag.Elapsed(Plans.LongestDuration)), new(2, 3, Lag: Lag.Elapsed(Plans.LongestDuration))] };
        Plans.TryMake(plan, out var network, out _).ShouldBeTrue();

        network!.TryDate(out _, out var problem).ShouldBeFalse();
        (problem!.Fault, problem.Task).ShouldBe((NetworkFault.NoWorkingTime, 2));
    }

    [Fact]
    public void An_empty_plan_ends_where_it_starts() => Date(Plan()).Finish.ShouldBe(At(5, 8));
}
