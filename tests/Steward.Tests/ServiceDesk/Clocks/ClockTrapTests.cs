using NodaTime;
using Shouldly;
using Steward.Scheduling.WorkingTime;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>What goes wrong elsewhere, one test each, by dates a person can check on a calendar.</summary>
public class ClockTrapTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly WorkingCalendar Office = Calendar(8 * 60, 17 * 60);

    // Friday, 6 March 2026
    private static readonly LocalDate Friday = new(2026, 3, 6);

    [Fact]
    public void Eight_hours_from_Friday_three_o_clock_are_due_on_Monday_at_two() =>
        Due(new Target(8, TargetUnit.BusinessHours), Office, At(Friday, 15)).ShouldBe(At(Monday, 14));

    [Fact]
    public void A_holiday_on_Monday_moves_it_to_Tuesday() =>
        Due(new Target(8, TargetUnit.BusinessHours), Calendar(8 * 60, 17 * 60, Monday), At(Friday, 15)).ShouldBe(At(Monday.PlusDays(1), 14));

    [Fact]
    public void Two_hours_of_pause_on_Monday_move_it_to_four() =>
        Due(new Target(8, TargetUnit.BusinessHours), Office, At(Friday, 15), (At(Monday, 9), At(Monday, 11))).ShouldBe(At(Monday, 16));

    [Fact]
    public void A_pause_over_the_weekend_counts_only_its_working_hours() =>
        Due(new Target(8, TargetUnit.BusinessHours), Office, At(Friday, 15), (At(Friday, 16), At(Monday, 10))).ShouldBe(At(Monday, 17));

    [Fact]
    public void Round_the_clock_the_night_the_clocks_go_forward_is_an_hour_shorter() =>
        Due(new Target(8, TargetUnit.Hours), Office, At(new LocalDate(2026, 3, 28), 20)).ShouldBe(At(new LocalDate(2026, 3, 29), 5));

    [Fact]
    public void A_target_used_up_at_closing_time_is_due_at_closing_time() =>
        Due(new Target(2, TargetUnit.BusinessHours), Office, At(Friday, 15)).ShouldBe(At(Friday, 17));

    [Fact]
    public void Days_say_which_days_they_mean()
    {
        var start = At(Friday, 15);
        Due(new Target(1, TargetUnit.BusinessDays), Office, start).ShouldBe(At(Monday, 15)); // not 24 hours of a calendar
        Due(new Target(1, TargetUnit.Days), Office, start).ShouldBe(At(Friday.PlusDays(1), 15));
        Due(new Target(1, TargetUnit.EndOfBusinessDay), Office, start).ShouldBe(At(Monday, 17));
        Due(new Target(0, TargetUnit.EndOfBusinessDay), Office, start).ShouldBe(At(Friday, 17));
        Due(new Target(0, TargetUnit.EndOfBusinessDay), Office, At(Friday, 20)).ShouldBe(At(Monday, 17));
    }

    [Fact]
    public void What_comes_in_at_night_counts_from_the_opening()
    {
        Due(new Target(1, TargetUnit.BusinessHours), Office, At(Friday, 22)).ShouldBe(At(Monday, 9));
        Due(new Target(1, TargetUnit.BusinessDays), Office, At(Friday, 22)).ShouldBe(At(Monday, 17)); // the whole of Monday, used up at its closing
    }

    [Fact]
    public void Days_and_hours_pause_by_the_same_arithmetic() =>
        Due(new Target(1, TargetUnit.BusinessDays), Office, At(Friday, 15), (At(Friday, 16), At(Monday, 10))).ShouldBe(At(Monday.PlusDays(1), 9));

    [Fact]
    public void Where_nobody_works_nothing_is_ever_due_and_nothing_fails()
    {
        var nobody = new WorkingCalendar(CalendarLayer.Of("nobody", WeeklyHours.None, Berlin));
        foreach (var unit in Enum.GetValues<TargetUnit>().Where(u => u < TargetUnit.Hours))
            Due(new Target(1, unit), nobody, At(Friday, 15)).ShouldBeNull(unit.ToString());
    }

    [Fact]
    public void Nothing_to_use_up_is_due_at_once() => Due(new Target(0, TargetUnit.BusinessMinutes), Office, At(Friday, 22)).ShouldBe(At(Friday, 22));

    [Fact]
    public void Late_is_compared_in_time_and_never_in_percent()
    {
        var due = At(Friday, 17);
        Broken(due).ShouldBeFalse(); // by closing time means by closing time
        Broken(due - Duration.FromTicks(1)).ShouldBeFalse(); // 99.9999 % is not a breach
        Broken(due + Duration.FromTicks(1)).ShouldBeTrue();

        static bool Broken(Instant end) => new Reckoning(Run(new Target(2, TargetUnit.BusinessHours), Office, [Moment(At(Friday, 15), "new"), Moment(end, "resolved")])).Broken(end);
    }

    [Fact]
    public void Another_priority_while_it_stands_keeps_the_start_and_the_pause()
    {
        // SN and GLPI lose the pause here (glpi #15605)
        Moment[] moments =
        [
            Moment(At(Monday, 8), "new"), Moment(At(Monday, 9), "waiting"), Moment(At(Monday, 10), "waiting", Priority.Urgent), Moment(At(Monday, 11), "in-progress", Priority.Urgent),
        ];

        var run = Folding.Of(Rule(p => new Promise(new Target(p == Priority.Urgent ? 4 : 8, TargetUnit.BusinessHours), Office)), moments).ShouldHaveSingleItem();

        new Reckoning(run).DueAt.ShouldBe(At(Monday, 14));
        run.Pauses.ShouldHaveSingleItem().ShouldBe(new ClockPause(At(Monday, 9), At(Monday, 11), "waiting", Closed: false));
    }

    [Fact]
    public void An_item_that_comes_back_goes_on_without_the_closed_time()
    {
        Moment[] moments = [Moment(At(Monday, 8), "new"), Moment(At(Monday, 10), "resolved"), Moment(At(Monday, 15), "in-progress")];

        var run = Run(new Target(4, TargetUnit.BusinessHours), Office, moments);

        (run.Number, run.Stage, new Reckoning(run).DueAt).ShouldBe((1, ClockStage.Running, At(Monday, 17)));
        run.Pauses.ShouldHaveSingleItem().Closed.ShouldBeTrue();
    }

    [Fact]
    public void What_is_merged_into_another_was_never_measured()
    {
        var run = Run(new Target(4, TargetUnit.BusinessHours), Office, [Moment(At(Monday, 8), "new"), Moment(At(Monday, 15), "cancelled")]);

        (run.Stage, run.EndedAt).ShouldBe((ClockStage.Cancelled, At(Monday, 15)));
    }

    [Fact]
    public void The_oldest_unanswered_message_counts_and_later_ones_do_not_start_it_anew()
    {
        var rule = new ClockRule
        {
            Applies = _ => true, Start = m => m.Answered && m.Unanswered, Stop = m => !m.Unanswered, Promise = _ => new Promise(new Target(2, TargetUnit.BusinessHours), Office),
        };
        Moment[] moments =
        [
            Said(At(Monday, 8), MomentKind.Created, false, true), Said(At(Monday, 9), MomentKind.Replied, true, false), Said(At(Monday, 10), MomentKind.Asked, true, true),
            Said(At(Monday, 11), MomentKind.Asked, true, true), Said(At(Monday, 13), MomentKind.Replied, true, false), Said(At(Monday, 14), MomentKind.Asked, true, true),
        ];

        var runs = Folding.Of(rule, moments);

        runs.Select(r => r.StartedAt).ShouldBe([At(Monday, 10), At(Monday, 14)]);
        new Reckoning(runs[0]).DueAt.ShouldBe(At(Monday, 12));
        new Reckoning(runs[0]).Broken(At(Monday, 13)).ShouldBeTrue();
    }

    [Fact]
    public void A_promise_of_news_begins_anew_with_each_reply_of_ours()
    {
        var rule = new ClockRule
        {
            Applies = _ => true, Start = m => m.Category < StateCategory.Done, Stop = m => m.Category >= StateCategory.Done, Reset = m => m.Kind == MomentKind.Replied,
            Promise = _ => new Promise(new Target(4, TargetUnit.BusinessHours), Office),
        };
        Moment[] moments = [Said(At(Monday, 8), MomentKind.Created, false, true), Said(At(Monday, 11), MomentKind.Replied, true, false), Said(At(Monday, 16), MomentKind.Noted, true, false)];

        var runs = Folding.Of(rule, moments);

        runs.Select(r => (r.Number, r.Stage)).ShouldBe([(1, ClockStage.Stopped), (2, ClockStage.Running)]);
        new Reckoning(runs[0]).Broken(At(Monday, 16)).ShouldBeFalse();
        new Reckoning(runs[1]).DueAt.ShouldBe(At(Monday, 15)); // a note is no news
    }

    [Fact]
    public void Steps_stand_at_shares_of_the_target_and_around_its_end()
    {
        var reckoning = new Reckoning(Run(new Target(8, TargetUnit.BusinessHours), Office, [Moment(At(Monday, 8), "new")]));

        reckoning.At(new Step { Percent = 50 }).ShouldBe(At(Monday, 12));
        reckoning.At(new Step { Minutes = -60 }).ShouldBe(At(Monday, 15));
        reckoning.At(new Step { Minutes = 120 }).ShouldBe(At(Monday.PlusDays(1), 9)); // in working time, like everything else
        reckoning.At(new Step { Minutes = -10_000 }).ShouldBe(At(Monday, 8));
    }

    private static LocalDate Monday => Friday.PlusDays(3);

    private static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneLeniently(Berlin).ToInstant();

    private static WorkingCalendar Calendar(int from, int to, params LocalDate[] holidays) => new(new CalendarLayer
    {
        Name = "office", Zone = Berlin, Weeks = [new WeekFrom(LocalDate.MinIsoValue, WeeklyHours.MondayToFriday(new WorkingSlot(from, to)))], Exceptions = [.. holidays.Select(d => DayException.Holiday(d, "holiday"))],
    });

    private static Instant? Due(Target target, WorkingCalendar calendar, Instant start, params (Instant From, Instant To)[] pauses) =>
        new Reckoning(Run(target, calendar, [Moment(start, "new"), .. pauses.SelectMany(p => new[] { Moment(p.From, "waiting"), Moment(p.To, "in-progress") })])).DueAt;

    private static Course Run(Target target, WorkingCalendar calendar, IReadOnlyList<Moment> moments) => Folding.Of(Rule(_ => new Promise(target, calendar)), moments)[^1];

    private static ClockRule Rule(Func<Priority, Promise> promise)
    {
        var made = new Dictionary<Priority, Promise>();
        return new ClockRule
        {
            Applies = _ => true, Start = m => m.Category < StateCategory.Done, Stop = m => m.Category == StateCategory.Done, Pause = m => m.Category == StateCategory.Waiting,
            Cancel = m => m.Category == StateCategory.Cancelled, GoesOn = true, Promise = m => made.TryGetValue(m.Priority, out var known) ? known : made[m.Priority] = promise(m.Priority),
        };
    }

    private static Moment Moment(Instant at, string state, Priority priority = Priority.Medium) => new()
    {
        At = at, Type = "incident", State = state, Priority = priority, Unanswered = true,
        Category = state switch { "new" => StateCategory.New, "in-progress" => StateCategory.Active, "waiting" => StateCategory.Waiting, "resolved" => StateCategory.Done, _ => StateCategory.Cancelled },
    };

    private static Moment Said(Instant at, MomentKind kind, bool answered, bool unanswered) =>
        new() { At = at, Kind = kind, Type = "incident", State = "new", Answered = answered, Unanswered = unanswered };
}
