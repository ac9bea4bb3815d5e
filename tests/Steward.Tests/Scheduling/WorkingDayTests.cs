using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Steward.Scheduling.WorkingTime;
using Xunit;
using static Steward.Tests.Scheduling.WorkingCalendars;

namespace Steward.Tests.Scheduling;

public sealed class WorkingDayTests
{
    [Theory]
    [InlineData("8-12, 13:30-17", "08:00–12:00, 13:30–17:00")]
    [InlineData("13:00–17:00; 08.00–12.00", "08:00–12:00, 13:00–17:00")]
    [InlineData("08:00-12:00,12:00-16:00", "08:00–16:00")]
    [InlineData("0-24", "00:00–24:00")]
    [InlineData("22:00-0:00", "22:00–24:00")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Reads_hours_as_people_type_them(string? typed, string read)
    {
        WorkingDayText.TryRead(typed, out var day, out _, out _).ShouldBeTrue();
        day.ToString().ShouldBe(read);
    }

    [Theory]
    [InlineData("22-6", WorkingDayFault.OverMidnight, "22-6")]
    [InlineData("8-12, 11-13", WorkingDayFault.Overlaps, "11-13")]
    [InlineData("8-12, 9-9", WorkingDayFault.NoTime, "9-9")]
    [InlineData("0-0", WorkingDayFault.NoTime, "0-0")]
    [InlineData("8 to 12", WorkingDayFault.NotASlot, "8 to 12")]
    [InlineData("8-25", WorkingDayFault.NotASlot, "8-25")]
    [InlineData("8:60-9", WorkingDayFault.NotASlot, "8:60-9")]
    [InlineData("-1-5", WorkingDayFault.NotASlot, "-1-5")]
    [InlineData("24-24", WorkingDayFault.NotASlot, "24-24")]
    [InlineData("٨-١٢", WorkingDayFault.NotASlot, "٨-١٢")]
    public void Names_the_piece_that_is_wrong(string typed, WorkingDayFault expected, string where)
    {
        WorkingDayText.TryRead(typed, out _, out var fault, out var piece).ShouldBeFalse();
        (fault, piece).ShouldBe((expected, where));
    }

    [Fact]
    public void A_hundred_slots_are_too_many()
    {
        var typed = string.Join(',', Enumerable.Range(0, 100).Select(i => $"{i / 6}:{i % 6}1-{i / 6}:{i % 6}2"));
        WorkingDayText.TryRead(typed, out _, out var fault, out _).ShouldBeFalse();
        fault.ShouldBe(WorkingDayFault.TooMany);
    }

    [Fact]
    public void A_day_reads_back_what_it_writes() =>
        Prop.ForAll(Random(), calendar => Enumerable.Range(0, 7).All(i =>
        {
            var day = calendar.HoursOn(new LocalDate(2011, 5, 2).PlusDays(i)).Hours;
            return WorkingDayText.TryRead(day.ToString(), out var read, out _, out _) && read.Equals(day);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_taken_and_what_is_left_make_the_day() =>
        Prop.ForAll(Random(), calendar =>
        {
            var (day, other) = (calendar.HoursOn(new LocalDate(2011, 5, 2)).Hours, calendar.HoursOn(new LocalDate(2011, 5, 3)).Hours);
            return day.Within(other).Minutes + day.Without(other).Minutes == day.Minutes && WorkingDay.Of(day.Within(other).Slots.Concat(day.Without(other).Slots)).Equals(day);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_night_is_split_at_midnight_into_two_days()
    {
        var week = WeeklyHours.None.WithNight(IsoDayOfWeek.Sunday, new LocalTime(22, 0), new LocalTime(6, 0));
        week[IsoDayOfWeek.Sunday].ToString().ShouldBe("22:00–24:00");
        week[IsoDayOfWeek.Monday].ToString().ShouldBe("00:00–06:00");
        week.Minutes.ShouldBe(480);
    }

    [Fact]
    public void A_slot_over_midnight_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingSlot.Of(new LocalTime(22, 0), new LocalTime(6, 0)));
        Should.Throw<ArgumentOutOfRangeException>(() => WeeklyHours.None.WithNight(IsoDayOfWeek.Monday, new LocalTime(8, 0), new LocalTime(9, 0)));
    }
}
