using System.Globalization;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Recurrence;
using Steward.Scheduling.WorkingTime;
using Steward.WorkItems.Recurring;
using Xunit;

namespace Steward.Tests.WorkItems.Recurring;

public class ScheduleDatesTests
{
    private static readonly LocalDate Friday = new(2026, 1, 2);

    [Fact]
    public void Dates_moved_to_one_working_day_come_once() =>
        Daily(OffDay.After).Ahead(Week).Take(3).Select(c => c.Date).ShouldBe([Friday, new(2026, 1, 5), new(2026, 1, 6)]);

    [Fact]
    public void Days_without_work_are_left_out_when_wished() =>
        Daily(OffDay.Skip).Ahead(Week).Take(2).Select(c => c.Planned).ShouldBe([Friday, new(2026, 1, 5)]);

    [Fact]
    public void Where_nobody_works_a_schedule_without_end_ends() =>
        Daily(OffDay.Before).Ahead(new WorkingCalendar(CalendarLayer.Of("never", WeeklyHours.None, DateTimeZone.Utc))).ShouldBeEmpty();

    [Theory]
    [InlineData(Missed.Latest, 1)]
    [InlineData(Missed.All, 3)]
    public void What_passed_is_made_up_for_as_wished(Missed missed, int days)
    {
        var schedule = Daily(OffDay.Keep);
        schedule.Missed = missed;

        schedule.DueOn(Friday.PlusDays(3), WorkingCalendar.AroundTheClock, 25).Count.ShouldBe(days + 1);
    }

    [Fact]
    public void No_more_are_made_at_once_than_a_space_bears()
    {
        var schedule = Daily(OffDay.Keep);
        schedule.Missed = Missed.All;

        schedule.DueOn(Friday.PlusDays(300), WorkingCalendar.AroundTheClock, 25).Count.ShouldBe(25);
    }

    [Fact]
    public void Words_in_a_title_stand_for_the_date() =>
        ScheduleWish.TitleFor("{Month} · {week} · {year}", Friday, CultureInfo.GetCultureInfo("de")).ShouldBe("Januar 2026 · 2026-W01 · 2026");

    [Theory]
    [InlineData("P1M", "FREQ=MONTHLY")]
    [InlineData("p2w", "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("P1Y", "FREQ=YEARLY")]
    [InlineData("P1Y6M", null)]
    [InlineData("P0D", null)]
    [InlineData("P", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_frequency_of_a_register_is_a_rule(string? period, string? rule) => FrequencyRule.Of(period).ShouldBe(rule);

    private static WorkingCalendar Week => new(CalendarLayer.Of("office", WeeklyHours.MondayToFriday(WorkingSlot.Of(new LocalTime(8, 0), new LocalTime(17, 0))), DateTimeZone.Utc));

    private static Schedule Daily(OffDay off) => new() { Type = "task", Title = "A", Rule = "FREQ=DAILY", Starts = Friday, OffDay = off };
}
