using NodaTime;
using Shouldly;
using Steward.Scheduling.WorkingTime;
using Xunit;
using static Steward.Tests.Scheduling.WorkingCalendars;

namespace Steward.Tests.Scheduling;

public sealed class CalendarLayerTests
{
    static readonly LocalDate Friday = new(2026, 5, 1);
    static readonly LocalDate ChristmasEve = new(2026, 12, 24);

    static readonly CalendarLayer Workspace = Layer() with
    {
        Exceptions = [DayException.Holiday(Friday, "Labour Day"), new DayException(ChristmasEve, ChristmasEve, WorkingDay.Of(Slot(8, 12)), "Christmas Eve")],
    };

    [Fact]
    public void A_holiday_of_the_workspace_frees_everybody_and_says_why()
    {
        var person = CalendarLayer.Of("Part time", WeeklyHours.On([IsoDayOfWeek.Friday], Slot(10, 14)));
        var day = new WorkingCalendar(Workspace, person).HoursOn(Friday);
        day.Hours.IsFree.ShouldBeTrue();
        day.Exception!.Name.ShouldBe("Labour Day");
        day.Layer.ShouldBe("Workspace");
    }

    [Fact]
    public void A_team_on_call_overrides_the_holiday_below_it()
    {
        var onCall = new CalendarLayer { Name = "On call", Exceptions = [new DayException(Friday, Friday, WorkingDay.Of(Slot(9, 15)), "On call")] };
        new WorkingCalendar(Workspace, onCall).MinutesOn(Friday).ShouldBe(360);
    }

    [Fact]
    public void A_special_day_does_not_oblige_those_with_a_week_of_their_own()
    {
        var partTime = CalendarLayer.Of("Part time", WeeklyHours.On([IsoDayOfWeek.Thursday], Slot(10, 16)));
        var notThursdays = CalendarLayer.Of("Part time", WeeklyHours.On([IsoDayOfWeek.Monday], Slot(10, 16)));
        new WorkingCalendar(Workspace, partTime).HoursOn(ChristmasEve).Hours.ToString().ShouldBe("10:00–12:00");
        new WorkingCalendar(Workspace, notThursdays).MinutesOn(ChristmasEve).ShouldBe(0);
        new WorkingCalendar(Workspace).MinutesOn(ChristmasEve).ShouldBe(240);
    }

    [Fact]
    public void An_absence_takes_out_whole_days_or_hours_and_says_why()
    {
        var (monday, tuesday) = (new LocalDate(2026, 5, 4), new LocalDate(2026, 5, 5));
        var person = new CalendarLayer
        {
            Name = "Person",
            Absences = [new AwayTime(monday, monday, null, "Leave"), new AwayTime(tuesday, tuesday, WorkingDay.Of(Slot(11, 14)), "Dentist")],
        };
        var calendar = new WorkingCalendar(Workspace, person);
        calendar.MinutesOn(monday).ShouldBe(0);
        calendar.HoursOn(tuesday).Hours.ToString().ShouldBe("08:00–11:00, 14:00–17:00");
        calendar.HoursOn(tuesday).Absence!.Name.ShouldBe("Dentist");
    }

    [Fact]
    public void Leave_on_a_free_day_changes_nothing()
    {
        var person = new CalendarLayer { Name = "Person", Absences = [new AwayTime(Friday, Friday, null, "Leave")] };
        new WorkingCalendar(Workspace, person).HoursOn(Friday).Absence.ShouldBeNull();
    }

    [Fact]
    public void A_new_week_holds_from_its_day_on()
    {
        var changing = new CalendarLayer
        {
            Name = "Changing",
            Weeks = [new WeekFrom(new LocalDate(2026, 6, 1), WeeklyHours.MondayToFriday(Slot(9, 13))), new WeekFrom(new LocalDate(2026, 7, 1), WeeklyHours.Always)],
        };
        var calendar = new WorkingCalendar(Workspace, changing);
        calendar.MinutesOn(new LocalDate(2026, 5, 29)).ShouldBe(480);
        calendar.MinutesOn(new LocalDate(2026, 6, 1)).ShouldBe(240);
        calendar.MinutesOn(new LocalDate(2026, 7, 5)).ShouldBe(1440);
    }

    [Fact]
    public void The_topmost_zone_counts()
    {
        var kolkata = new CalendarLayer { Name = "Pune", Zone = DateTimeZoneProviders.Tzdb["Asia/Kolkata"] };
        new WorkingCalendar(Workspace, kolkata).NextWorking(Instant.FromUtc(2026, 5, 4, 0, 0)).ShouldBe(Instant.FromUtc(2026, 5, 4, 2, 30));
    }

    [Fact]
    public void A_range_of_ten_thousand_years_costs_no_more_than_a_year()
    {
        var forever = new CalendarLayer { Name = "Closed", Exceptions = [new DayException(LocalDate.MinIsoValue, LocalDate.MaxIsoValue, WorkingDay.Free, "Closed")] };
        new WorkingCalendar(Workspace, forever).MinutesOn(new LocalDate(2026, 5, 4)).ShouldBe(0);
    }
}
