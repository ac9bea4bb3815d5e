using System.Text;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Holidays;
using Steward.Scheduling.ICalendar;
using Xunit;

namespace Steward.Tests.Scheduling;

public class CalendarTextTests
{
    private static readonly Instant Changed = Instant.FromUtc(2026, 5, 1, 8, 30);

    [Fact]
    public void An_event_covers_its_days_and_ends_with_the_day_after() =>
        Lines(EntryKind.Event, Plain).ShouldBe(
        [
            "BEGIN:VEVENT", "UID:7@a", "DTSTAMP:20260501T083000Z", "LAST-MODIFIED:20260501T083000Z", "SEQUENCE:3", "DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260507",
            "TRANSP:TRANSPARENT", "SUMMARY:IT-7 Printer", "END:VEVENT",
        ]);

    [Fact]
    public void A_to_do_says_by_when_and_how_far() =>
        Lines(EntryKind.ToDo, Plain with { State = ToDoState.Done, Percent = 40, Urgency = 1 }).ShouldBe(
        [
            "BEGIN:VTODO", "UID:7@a", "DTSTAMP:20260501T083000Z", "LAST-MODIFIED:20260501T083000Z", "SEQUENCE:3", "DTSTART;VALUE=DATE:20260504", "DUE;VALUE=DATE:20260506",
            "STATUS:COMPLETED", "COMPLETED:20260501T083000Z", "PERCENT-COMPLETE:100", "PRIORITY:1", "SUMMARY:IT-7 Printer", "END:VTODO",
        ]);

    [Fact]
    public void Nothing_that_people_write_ends_a_line_or_begins_another()
    {
        var hostile = Plain with { Summary = "a;b,c\\d\r\nEND:VCALENDAR\u0000\u2028x", Description = "one\ntwo", Category = "x\rBEGIN:VEVENT" };

        var lines = Lines(EntryKind.Event, hostile);

        lines.ShouldContain("SUMMARY:a\\;b\\,c\\\\d\\nEND:VCALENDAR\\nx");
        lines.ShouldContain("DESCRIPTION:one\\ntwo");
        lines.Count(l => l.StartsWith("BEGIN:", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(l => l.StartsWith("END:", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Long_lines_are_folded_between_characters_and_come_back_whole()
    {
        var title = string.Concat(Enumerable.Repeat("Übergröße 🖨 ", 8)).Trim();
        var text = Write(EntryKind.Event, Plain with { Summary = title });

        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.ShouldNotContain("\uFFFD");
        // the product's own reader of foreign calendars, which is written for hostile ones
        var read = HolidayFile.Read(Encoding.UTF8.GetBytes(text), 2026, 2026);
        read.Problems.ShouldBeEmpty();
        read.Holidays.ShouldBe([new Holiday(new LocalDate(2026, 5, 4), new LocalDate(2026, 5, 6), title)]);
    }

    private static CalendarEntry Plain => new("7@a", "IT-7 Printer", new LocalDate(2026, 5, 4), new LocalDate(2026, 5, 6), Changed, 3);

    private static string Write(EntryKind kind, CalendarEntry entry) => CalendarText.Write("Desk", null, Duration.FromHours(1), [entry], kind);

    private static List<string> Lines(EntryKind kind, CalendarEntry entry) =>
        [.. Write(kind, entry).Split("\r\n").SkipWhile(l => l is not ("BEGIN:VEVENT" or "BEGIN:VTODO")).TakeWhile(l => l != "END:VCALENDAR")];
}
