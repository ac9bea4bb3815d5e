using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Steward.Scheduling.Holidays;

/// <summary>One VEVENT as its lines come in.</summary>
sealed class HolidayEvent(int line, int depth)
{
    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    LocalDate? end;
    string? duration;
    bool endUnreadable;

    public int Line { get; } = line;
    public int Depth { get; } = depth;
    public string Name { get; private set; } = "";
    public LocalDate? Start { get; private set; }
    public string? StartText { get; private set; }
    public bool HasTime { get; private set; }
    public string? Rule { get; private set; }
    public bool IsCancelled { get; private set; }
    public HashSet<LocalDate> Excluded { get; } = [];

    /// <summary>Whole days it lasts; null when the end makes no sense.</summary>
    public int? Days
    {
        get
        {
            if (Start is not { } start || endUnreadable)
                return null;
            // DTEND is the day after the last; many files repeat the start for a single day.
            var days = end is { } until ? Math.Max(Period.DaysBetween(start, until), until == start ? 1 : 0)
                : duration is null ? 1
                : DurationDays(duration);
            return days is >= 1 and <= HolidayFile.MaximumDays ? days : null;
        }
    }

    public void Note(ContentLine content)
    {
        switch (content.Name)
        {
            case "SUMMARY":
                Name = Unescaped(content.Value);
                break;
            case "DTSTART":
                StartText = content.Value;
                Start = TryDate(content.Value, out var hasTime);
                HasTime = hasTime;
                break;
            case "DTEND":
                end = TryDate(content.Value, out _);
                endUnreadable = end is null;
                break;
            case "DURATION":
                duration = content.Value.Trim();
                break;
            case "RRULE":
                Rule = content.Value.Trim();
                break;
            case "STATUS":
                IsCancelled = content.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
            case "EXDATE":
                foreach (var part in content.Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    if (TryDate(part, out _) is { } date)
                        Excluded.Add(date);
                }
                break;
        }
    }

    /// <summary>"20261225", or midnight of it ("20261225T000000", with or without Z), which some programs write for whole days.</summary>
    static LocalDate? TryDate(string value, out bool hasTime)
    {
        var text = value.Trim();
        var clock = text.IndexOf('T', StringComparison.Ordinal);
        hasTime = clock >= 0 && text[clock..].TrimEnd('Z') != "T000000";
        var parsed = Day.Parse(clock < 0 ? text : text[..clock]);
        return parsed.Success && !hasTime && parsed.Value.Year is >= 1583 and <= 9000 ? parsed.Value : null;
    }

    /// <summary>"P1D", "P2W"; anything with a time of day is no length of a holiday.</summary>
    static int DurationDays(string text)
    {
        if (text.Length is < 3 or > 6 || text[0] != 'P' || text[^1] is not ('D' or 'W')
            || !int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return 0;
        }
        return text[^1] == 'W' ? count * 7 : count;
    }

    /// <summary>\, \; \\ and \n as RFC 5545 writes them; control characters have no place in a name.</summary>
    static string Unescaped(string value)
    {
        var text = new StringBuilder(Math.Min(value.Length, HolidayFile.MaximumNameLength));
        for (var i = 0; i < value.Length && text.Length < HolidayFile.MaximumNameLength; i++)
        {
            var next = value[i];
            if (next == '\\' && i + 1 < value.Length)
                next = value[++i] is 'n' or 'N' ? ' ' : value[i];
            if (!char.IsControl(next))
                text.Append(next);
        }
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
            text.Length--;
        return text.ToString().Trim();
    }
}
