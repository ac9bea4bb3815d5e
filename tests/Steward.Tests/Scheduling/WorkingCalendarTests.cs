using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Steward.Scheduling.WorkingTime;
using Xunit;
using static Steward.Tests.Scheduling.WorkingCalendars;

namespace Steward.Tests.Scheduling;

public sealed class WorkingCalendarTests
{
    static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void What_was_added_lies_between() =>
        Prop.ForAll(Random(), Instants(), Durations(), (calendar, from, working) =>
            calendar.Add(from, working) is not { } due || (calendar.Between(from, due) == working && due >= from)).Check(Thorough);

    [Fact]
    public void What_was_subtracted_lies_between() =>
        Prop.ForAll(Random(), Instants(), Durations(), (calendar, to, working) =>
            calendar.Subtract(to, working) is not { } start || (calendar.Between(start, to) == working && start <= to)).Check(Thorough);

    [Fact]
    public void No_earlier_instant_would_do() =>
        Prop.ForAll(Random(), Instants(), Durations(), (calendar, from, working) =>
            calendar.Add(from, working) is not { } due || due == from || calendar.Between(from, due - Duration.FromTicks(1)) < working).Check(Thorough);

    [Fact]
    public void Time_between_adds_up_over_any_middle() =>
        Prop.ForAll(Random(), Instants(), Instants(), (calendar, a, b) =>
        {
            var middle = a + ((b - a) / 3);
            return calendar.Between(a, b) == calendar.Between(a, middle) + calendar.Between(middle, b) && calendar.Between(a, b) == -calendar.Between(b, a);
        }).Check(Thorough);

    [Fact]
    public void Agrees_with_the_definition_instant_by_instant() =>
        Prop.ForAll(Random(), Instants(), (calendar, at) =>
            calendar.IsWorking(at) == IsWorkingByDefinition(calendar, at)
            && (calendar.NextWorking(at) is not { } next || (IsWorkingByDefinition(calendar, next) && calendar.Between(at, next) == Duration.Zero))).Check(Thorough);

    [Fact]
    public void Agrees_with_counting_minutes_one_by_one() =>
        Prop.ForAll(Random(), Instants(), (calendar, at) =>
        {
            var start = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
            var counted = Enumerable.Range(0, 3 * 24 * 60).Count(minute => IsWorkingByDefinition(calendar, start + Duration.FromMinutes(minute)));
            return calendar.Between(start, start + Duration.FromDays(3)) == Duration.FromMinutes(counted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Stretches_hold_exactly_the_time_between() =>
        Prop.ForAll(Random(), Instants(), Instants(), (calendar, a, b) =>
        {
            var (from, to) = a <= b ? (a, b) : (b, a);
            var stretches = calendar.Stretches(from, to).ToArray();
            return stretches.Aggregate(Duration.Zero, (sum, stretch) => sum + stretch.Duration) == calendar.Between(from, to)
                && stretches.Zip(stretches.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        }).Check(Thorough);

    [Fact]
    public void Days_add_up_to_the_year() =>
        Prop.ForAll(Random(), calendar =>
        {
            var days = Enumerable.Range(0, 365).Sum(day => calendar.MinutesOn(new LocalDate(2011, 1, 1).PlusDays(day)));
            var (from, to) = (calendar.Zone.AtStartOfDay(new LocalDate(2011, 1, 1)).ToInstant(), calendar.Zone.AtStartOfDay(new LocalDate(2012, 1, 1)).ToInstant());
            return calendar.Between(from, to) == Duration.FromMinutes(days);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Time_used_up_at_closing_is_due_at_closing() =>
        Office.Add(At("2026-03-02T13:00"), Duration.FromHours(4)).ShouldBe(At("2026-03-02T17:00"));

    [Fact]
    public void A_request_after_hours_starts_with_the_next_morning() =>
        Office.Add(At("2026-03-06T19:30"), Duration.FromHours(1)).ShouldBe(At("2026-03-09T09:00"));

    [Fact]
    public void The_lunch_break_does_not_count() =>
        Office.Between(At("2026-03-02T11:00"), At("2026-03-02T14:00")).ShouldBe(Duration.FromHours(2));

    [Fact]
    public void Nothing_to_use_up_is_due_at_once_even_at_night() =>
        Office.Add(At("2026-03-01T03:00"), Duration.Zero).ShouldBe(At("2026-03-01T03:00"));

    [Fact]
    public void A_calendar_without_working_time_never_gets_there()
    {
        var closed = new WorkingCalendar(CalendarLayer.Of("closed", WeeklyHours.None, Berlin));
        closed.Add(At("2026-03-02T13:00"), Duration.FromTicks(1)).ShouldBeNull();
        closed.NextWorking(At("2026-03-02T13:00")).ShouldBeNull();
        closed.Between(At("2026-03-02T13:00"), At("2036-03-02T13:00")).ShouldBe(Duration.Zero);
    }

    [Fact]
    public void Working_round_the_clock_is_plain_time() =>
        WorkingCalendar.AroundTheClock.Add(At("2026-12-31T23:59"), Duration.FromDays(400)).ShouldBe(At("2026-12-31T23:59") + Duration.FromDays(400));

    [Fact]
    public void A_calendar_without_a_zone_is_refused() =>
        Should.Throw<ArgumentException>(() => new WorkingCalendar(new CalendarLayer { Name = "nowhere" }));

    [Fact]
    public void Centuries_away_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Office.Between(At("2026-01-01T00:00"), At("2300-01-01T00:00")));
}
