using System.Text;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Holidays;
using Xunit;

namespace Steward.Tests.Scheduling;

public sealed class HolidayFileTests
{
    static HolidayReading Read(string events) => HolidayFile.Read(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}\r\nEND:VCALENDAR\r\n"), 2025, 2028);

    static HolidayReading Event(string lines) => Read($"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT");

    static string[] Dates(HolidayReading reading) => [.. reading.Holidays.Select(holiday => $"{holiday.From:uuuu-MM-dd}")];

    [Fact]
    public void Reads_an_all_day_event_with_the_end_excluded()
    {
        var reading = Event("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY;LANGUAGE=de:Weihnachten\\, mit Heiligabend");
        reading.Problems.ShouldBeEmpty();
        reading.Holidays.ShouldBe([new Holiday(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 26), "Weihnachten, mit Heiligabend")]);
    }

    [Fact]
    public void Reads_midnight_to_midnight_and_durations_as_whole_days()
    {
        Event("DTSTART:20260101T000000\r\nDTEND:20260102T000000\r\nSUMMARY:New Year").Holidays.Single().To.ShouldBe(new LocalDate(2026, 1, 1));
        Event("DTSTART:20260101\r\nDURATION:P2D\r\nSUMMARY:New Year").Holidays.Single().To.ShouldBe(new LocalDate(2026, 1, 2));
        Event("DTSTART:20260101\r\nDTEND:20260101\r\nSUMMARY:New Year").Holidays.Single().To.ShouldBe(new LocalDate(2026, 1, 1));
    }

    [Fact]
    public void Writes_out_yearly_repetitions()
    {
        Dates(Event("DTSTART:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas")).ShouldBe(["2025-12-25", "2026-12-25", "2027-12-25", "2028-12-25"]);
        Dates(Event("DTSTART:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\nSUMMARY:Thanksgiving")).ShouldBe(["2025-11-27", "2026-11-26", "2027-11-25", "2028-11-23"]);
        Dates(Event("DTSTART:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\r\nSUMMARY:Memorial Day")).ShouldBe(["2025-05-26", "2026-05-25", "2027-05-31", "2028-05-29"]);
        Dates(Event("DTSTART:20200229\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Leap day")).ShouldBe(["2028-02-29"]);
        Dates(Event("DTSTART:20251225\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nSUMMARY:Twice")).ShouldBe(["2025-12-25", "2026-12-25"]);
        Dates(Event("DTSTART:20251225\r\nRRULE:FREQ=YEARLY;UNTIL=20271225T000000Z\r\nEXDATE:20261225\r\nSUMMARY:Until")).ShouldBe(["2025-12-25", "2027-12-25"]);
    }

    [Theory]
    [InlineData("DTSTART:20260101T090000\r\nSUMMARY:Meeting", HolidayFault.NotAllDay)]
    [InlineData("SUMMARY:No date", HolidayFault.NoDate)]
    [InlineData("DTSTART:20261399\r\nSUMMARY:No such day", HolidayFault.NoDate)]
    [InlineData("DTSTART:20260110\r\nDTEND:20260101\r\nSUMMARY:Backwards", HolidayFault.BadLength)]
    [InlineData("DTSTART:20260101\r\nDTEND:20990101\r\nSUMMARY:For ever", HolidayFault.BadLength)]
    [InlineData("DTSTART:20260101\r\nDURATION:P99999999999D\r\nSUMMARY:For ever", HolidayFault.BadLength)]
    [InlineData("DTSTART:20260101\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Every second", HolidayFault.RuleNotUnderstood)]
    [InlineData("DTSTART:20260101\r\nRRULE:FREQ=YEARLY;INTERVAL=0\r\nSUMMARY:Never ends", HolidayFault.RuleNotUnderstood)]
    public void Names_what_it_can_not_take_with_its_line(string lines, HolidayFault fault)
    {
        var problem = Event(lines).Problems.ShouldHaveSingleItem();
        (problem.Fault, problem.Line).ShouldBe((fault, 3));
    }

    [Fact]
    public void An_unknown_repetition_still_gives_its_first_date() =>
        Dates(Event("DTSTART:20260405\r\nRRULE:FREQ=YEARLY;BYEASTER=0\r\nSUMMARY:Easter")).ShouldBe(["2026-04-05"]);

    [Fact]
    public void One_bad_event_does_not_spoil_the_others()
    {
        var reading = Read("BEGIN:VEVENT\r\nSUMMARY:No date\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nSUMMARY:New Year\r\nEND:VEVENT");
        reading.Holidays.ShouldHaveSingleItem().Name.ShouldBe("New Year");
        reading.Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void Alarms_and_cancelled_events_are_left_out()
    {
        Event("DTSTART:20260101\r\nSUMMARY:New Year\r\nBEGIN:VALARM\r\nSUMMARY:Wake up\r\nDTSTART:20250101\r\nEND:VALARM").Holidays.ShouldHaveSingleItem().Name.ShouldBe("New Year");
        Event("DTSTART:20260101\r\nSTATUS:CANCELLED\r\nSUMMARY:Cancelled").Holidays.ShouldBeEmpty();
    }

    [Fact]
    public void Unfolds_a_line_broken_inside_a_character()
    {
        var bytes = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101\r\nSUMMARY:Tag der Bef§reiung\r\nEND:VEVENT\r\nEND:VCALENDAR").ToList();
        var sign = bytes.IndexOf(0xC2);
        bytes.InsertRange(sign + 1, "\r\n "u8.ToArray());
        HolidayFile.Read([.. bytes], 2025, 2028).Holidays.Single().Name.ShouldBe("Tag der Bef§reiung");
    }

    [Fact]
    public void Reads_Latin_1_and_a_byte_order_mark()
    {
        var text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260106\nSUMMARY:Dreikönig\nEND:VEVENT\nEND:VCALENDAR";
        HolidayFile.Read(Encoding.Latin1.GetBytes(text), 2025, 2028).Holidays.Single().Name.ShouldBe("Dreikönig");
        HolidayFile.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], 2025, 2028).Holidays.Single().Name.ShouldBe("Dreikönig");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("date,name\n2026-01-01,New Year")]
    public void Says_when_it_is_no_calendar(string content) =>
        HolidayFile.Read(Encoding.UTF8.GetBytes(content), 2025, 2028).Problems.ShouldHaveSingleItem().Fault.ShouldBe(HolidayFault.NotACalendar);

    [Fact]
    public void A_file_cut_off_inside_an_event_says_so() =>
        HolidayFile.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101"u8, 2025, 2028).Problems.ShouldHaveSingleItem().Fault.ShouldBe(HolidayFault.CutOff);

    [Fact]
    public void Hostile_files_are_bounded()
    {
        HolidayFile.Read(new byte[HolidayFile.MaximumBytes + 1], 2025, 2028).Problems.Single().Fault.ShouldBe(HolidayFault.TooLarge);
        Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART:19000101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n", 15_000))).Problems.Single().Fault.ShouldBe(HolidayFault.TooMany);
        Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 70_000))).Problems.ShouldHaveSingleItem();
        Event("DTSTART:20260101\nSUMMARY:" + new string('x', 900_000)).Holidays.Single().Name.Length.ShouldBe(HolidayFile.MaximumNameLength);
        Event("DTSTART:20260101\nSUMMARY:a" + string.Concat(Enumerable.Repeat("\r\n x", 200_000))).Holidays.Single().Name.Length.ShouldBe(HolidayFile.MaximumNameLength);
        Event("DTSTART:20260101\nSUMMARY:a\u0000\u001b[31mb").Holidays.Single().Name.ShouldBe("a[31mb");
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var file = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20300101\r\nEXDATE:20251127\r\nDURATION:P1D\r\nSUMMARY:Thänks\\, giving\r\nEND:VEVENT\r\nEND:VCALENDAR");
        var random = new Random(20260301);
        for (var round = 0; round < 5_000; round++)
        {
            var damaged = (byte[])file.Clone();
            for (var hit = random.Next(1, 6); hit > 0; hit--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => HolidayFile.Read(damaged.AsSpan(0, random.Next(1, damaged.Length + 1)), 2020, 2080));
        }
    }
}
