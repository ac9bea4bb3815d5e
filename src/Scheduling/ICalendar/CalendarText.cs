using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Steward.Scheduling.ICalendar;

/// <summary>
/// Writes a calendar as RFC 5545 has it, for programs that ask for it again and again. The same entries give the same bytes, so that "nothing changed" can be
/// told by comparing.
/// </summary>
public static class CalendarText
{
    /// <summary>Octets of a line, without its end; longer ones are folded.</summary>
    const int LineLength = 75;

    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>A whole file.</summary>
    /// <param name="name">What programs call the calendar.</param>
    /// <param name="note">A line about it; null for none.</param>
    /// <param name="again">How long programs may wait before they ask again.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="kind">What they are.</param>
    public static string Write(string name, string? note, Duration again, IEnumerable<CalendarEntry> entries, EntryKind kind)
    {
        var text = new StringBuilder();
        var pause = string.Create(CultureInfo.InvariantCulture, $"PT{(long)again.TotalMinutes}M");
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Steward//Views//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        if (note is not null)
            Line(text, "X-WR-CALDESC:" + Escaped(note));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:" + pause);
        Line(text, "X-PUBLISHED-TTL:" + pause);
        foreach (var entry in entries)
            Write(text, entry, kind);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    static void Write(StringBuilder text, CalendarEntry entry, EntryKind kind)
    {
        var what = kind == EntryKind.Event ? "VEVENT" : "VTODO";
        Line(text, "BEGIN:" + what);
        Line(text, "UID:" + Escaped(entry.Uid));
        Line(text, "DTSTAMP:" + Moment.Format(entry.Changed));
        Line(text, "LAST-MODIFIED:" + Moment.Format(entry.Changed));
        Line(text, "SEQUENCE:" + entry.Revision.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTART;VALUE=DATE:" + Day.Format(entry.From));
        if (kind == EntryKind.Event)
        {
            Line(text, "DTEND;VALUE=DATE:" + Day.Format(entry.To.PlusDays(1))); // the first day after it
            Line(text, "TRANSP:TRANSPARENT"); // what is due makes nobody busy
        }
        else
        {
            WriteToDo(text, entry);
        }

        Line(text, "SUMMARY:" + Escaped(entry.Summary));
        if (!string.IsNullOrEmpty(entry.Description))
            Line(text, "DESCRIPTION:" + Escaped(entry.Description));
        if (entry.Link is not null)
            Line(text, "URL:" + entry.Link.AbsoluteUri);
        if (!string.IsNullOrEmpty(entry.Category))
            Line(text, "CATEGORIES:" + Escaped(entry.Category));
        Line(text, "END:" + what);
    }

    static void WriteToDo(StringBuilder text, CalendarEntry entry)
    {
        Line(text, "DUE;VALUE=DATE:" + Day.Format(entry.To));
        Line(text, "STATUS:" + entry.State switch { ToDoState.Begun => "IN-PROCESS", ToDoState.Done => "COMPLETED", ToDoState.GivenUp => "CANCELLED", _ => "NEEDS-ACTION" });
        if (entry.State == ToDoState.Done)
            Line(text, "COMPLETED:" + Moment.Format(entry.Changed));
        if ((entry.State == ToDoState.Done ? 100 : entry.Percent) is { } percent)
            Line(text, "PERCENT-COMPLETE:" + percent.ToString(CultureInfo.InvariantCulture));
        if (entry.Urgency is { } urgency)
            Line(text, "PRIORITY:" + urgency.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Text as a value: what would end or divide it is marked, what no text holds is left out.</summary>
    static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',')
                text.Append('\\').Append(c);
            else if (c == '\n')
                text.Append("\\n");
            else if (c == '\t' || !char.IsControl(c))
                text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>Folds after 75 octets, never inside a character.</summary>
    static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineLength)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
