using NodaTime;
using NodaTime.Text;
using Shouldly;
using Steward.Scheduling.Recurrence;
using Xunit;

namespace Steward.Tests.Scheduling.Recurrence;

public class RecurrenceTests
{
    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=3", "2026-01-30", "2026-01-30 2026-02-02 2026-02-05")]
    [InlineData("FREQ=DAILY;BYDAY=MO,FR", "2026-01-01", "2026-01-02 2026-01-05 2026-01-09")]
    [InlineData("FREQ=WEEKLY", "2026-01-01", "2026-01-01 2026-01-08 2026-01-15")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-01-01", "2026-01-01 2026-01-13 2026-01-15")]
    [InlineData("FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-10", "2026-01-31 2026-02-28 2026-03-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01", "2026-01-30 2026-02-27 2026-03-27")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO,3MO", "2026-01-01", "2026-01-05 2026-01-19 2026-02-02")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "2026-01-30 2026-02-27 2026-03-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-01-01", "2026-02-13 2026-03-13 2026-11-13")]
    [InlineData("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2026-01-20", "2026-04-15 2026-07-15 2026-10-15")]
    [InlineData("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1", "2026-01-01", "2026-03-01 2026-09-01 2027-03-01")]
    [InlineData("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "2026-01-01", "2026-10-25 2027-10-31 2028-10-29")]
    public void Dates_come_as_the_standard_says(string text, string start, string expected)
    {
        var dates = Rule(text).Dates(Day(start)).Take(3);

        string.Join(' ', dates.Select(LocalDatePattern.Iso.Format)).ShouldBe(expected);
    }

    [Fact]
    public void Count_and_until_end_a_rule_and_dates_before_the_start_do_not_count()
    {
        Rule("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2").Dates(Day("2026-01-10")).ShouldBe([Day("2026-02-05"), Day("2026-03-05")]);
        Rule("FREQ=DAILY;UNTIL=20260103").Dates(Day("2026-01-01")).Count().ShouldBe(3);
        Rule("FREQ=DAILY;UNTIL=20251231").Dates(Day("2026-01-01")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31")]
    [InlineData("FREQ=WEEKLY;INTERVAL=999;BYMONTH=2;BYDAY=MO;BYSETPOS=7")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31")]
    public void A_rule_that_never_comes_ends(string text) => Rule(text).Dates(Day("2026-01-01")).ShouldBeEmpty();

    [Fact]
    public void A_rule_without_end_ends_with_the_calendar()
    {
        Rule("FREQ=DAILY").Dates(Day("2026-01-01")).Last().ShouldBe(Day("2199-12-31"));
        Rule("FREQ=YEARLY;INTERVAL=999").Dates(Day("2026-05-01")).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("", RecurrenceMistake.Part)]
    [InlineData("monthly", RecurrenceMistake.Part)]
    [InlineData("INTERVAL=2", RecurrenceMistake.Frequency)]
    [InlineData("FREQ=HOURLY", RecurrenceMistake.Frequency)]
    [InlineData("FREQ=DAILY;FREQ=DAILY", RecurrenceMistake.Part)]
    [InlineData("FREQ=DAILY;BYHOUR=3", RecurrenceMistake.Part)]
    [InlineData("FREQ=DAILY;INTERVAL=0", RecurrenceMistake.Value)]
    [InlineData("FREQ=DAILY;INTERVAL=-1", RecurrenceMistake.Value)]
    [InlineData("FREQ=DAILY;COUNT=99999999999", RecurrenceMistake.Value)]
    [InlineData("FREQ=DAILY;UNTIL=20260230", RecurrenceMistake.Value)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", RecurrenceMistake.Value)]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", RecurrenceMistake.Value)]
    [InlineData("FREQ=MONTHLY;BYDAY=XX", RecurrenceMistake.Value)]
    [InlineData("FREQ=WEEKLY;WKST=SU", RecurrenceMistake.Value)]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", RecurrenceMistake.Together)]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", RecurrenceMistake.Together)]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20260101", RecurrenceMistake.Together)]
    [InlineData("FREQ=DAILY;BYSETPOS=1", RecurrenceMistake.Together)]
    [InlineData("FREQ=YEARLY;BYDAY=2MO", RecurrenceMistake.Together)]
    public void What_is_no_rule_says_which_mistake(string text, RecurrenceMistake mistake)
    {
        var (rule, fault) = RecurrenceText.Read(text);

        rule.ShouldBeNull();
        fault!.Mistake.ShouldBe(mistake);
    }

    [Fact]
    public void A_text_of_any_length_is_answered() =>
        RecurrenceText.Read(new string(';', 100_000)).Fault!.Mistake.ShouldBe(RecurrenceMistake.Length);

    [Theory]
    [InlineData("rrule:freq=monthly;byday=fr,-1mo;interval=1", "FREQ=MONTHLY;BYDAY=-1MO,FR")]
    [InlineData("FREQ=YEARLY;UNTIL=20301231T235959Z;BYMONTH=9,3", "FREQ=YEARLY;BYMONTH=3,9;UNTIL=20301231")]
    public void A_rule_is_written_in_one_way_that_reads_back(string text, string written)
    {
        RecurrenceText.Write(Rule(text)).ShouldBe(written);
        RecurrenceText.Write(Rule(written)).ShouldBe(written);
    }

    [Theory]
    [InlineData(OffDay.Keep, "2026-01-04")]
    [InlineData(OffDay.Before, "2026-01-02")]
    [InlineData(OffDay.After, "2026-01-05")]
    [InlineData(OffDay.Skip, null)]
    public void A_sunday_moves_as_asked(OffDay rule, string? expected)
    {
        var moved = BusinessDays.Moved(Day("2026-01-04"), rule, day => day.DayOfWeek < IsoDayOfWeek.Saturday);

        moved.ShouldBe(expected is null ? null : Day(expected));
    }

    [Fact]
    public void Where_nobody_works_nothing_is_near() => BusinessDays.Moved(Day("2026-01-04"), OffDay.After, _ => false).ShouldBeNull();

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static RecurrenceRule Rule(string text) => RecurrenceText.Read(text) is { Rule: { } rule } ? rule : throw new InvalidOperationException(text);
}
