using NodaTime;
using Shouldly;
using Steward.Scheduling.WorkingTime;
using Xunit;
using static Steward.Tests.Scheduling.WorkingCalendars;

namespace Steward.Tests.Scheduling;

/// <summary>In Berlin the clocks go forward on 29 March 2026 (02:00 becomes 03:00) and back on 25 October 2026 (03:00 becomes 02:00).</summary>
public sealed class ClockChangeTests
{
    static readonly WorkingCalendar RoundTheClock = new(CalendarLayer.Of("always", WeeklyHours.Always, Berlin));
    static readonly WorkingCalendar Nights = new(CalendarLayer.Of("nights", WeeklyHours.On([IsoDayOfWeek.Sunday], new WorkingSlot(60, 240)), Berlin));

    [Fact]
    public void A_whole_day_has_23_hours_in_spring_and_25_in_autumn()
    {
        RoundTheClock.MinutesOn(new LocalDate(2026, 3, 29)).ShouldBe(23 * 60);
        RoundTheClock.MinutesOn(new LocalDate(2026, 10, 25)).ShouldBe(25 * 60);
        RoundTheClock.MinutesOn(new LocalDate(2026, 10, 26)).ShouldBe(24 * 60);
    }

    [Fact]
    public void A_night_slot_loses_the_missing_hour_and_gains_the_repeated_one()
    {
        Nights.MinutesOn(new LocalDate(2026, 3, 22)).ShouldBe(180);
        Nights.MinutesOn(new LocalDate(2026, 3, 29)).ShouldBe(120);
        Nights.MinutesOn(new LocalDate(2026, 10, 25)).ShouldBe(240);
    }

    [Fact]
    public void A_slot_inside_the_repeated_hour_comes_twice()
    {
        var inside = new WorkingCalendar(CalendarLayer.Of("odd", WeeklyHours.On([IsoDayOfWeek.Sunday], new WorkingSlot(135, 165)), Berlin));
        var stretches = inside.Stretches(At("2026-10-25T00:00"), At("2026-10-26T00:00")).ToArray();
        stretches.Length.ShouldBe(2);
        (stretches[1].Start - stretches[0].Start).ShouldBe(Duration.FromHours(1));
        inside.MinutesOn(new LocalDate(2026, 10, 25)).ShouldBe(60);
    }

    [Fact]
    public void A_slot_inside_the_missing_hour_never_comes()
    {
        var inside = new WorkingCalendar(CalendarLayer.Of("odd", WeeklyHours.On([IsoDayOfWeek.Sunday], new WorkingSlot(120, 180)), Berlin));
        inside.MinutesOn(new LocalDate(2026, 3, 29)).ShouldBe(0);
    }

    [Fact]
    public void Office_hours_do_not_notice() =>
        Office.Add(At("2026-03-27T16:00"), Duration.FromHours(2)).ShouldBe(At("2026-03-30T09:00"));

    [Fact]
    public void A_day_the_zone_skipped_has_no_working_time()
    {
        var samoa = new WorkingCalendar(CalendarLayer.Of("always", WeeklyHours.Always, DateTimeZoneProviders.Tzdb["Pacific/Apia"]));
        samoa.MinutesOn(new LocalDate(2011, 12, 30)).ShouldBe(0);
        samoa.MinutesOn(new LocalDate(2011, 12, 31)).ShouldBe(24 * 60);
    }
}
