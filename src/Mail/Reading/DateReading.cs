using System.Globalization;

namespace Steward.Mail.Reading;

/// <summary>Reads dates as mail writes them (RFC 5322 §3.3), the old forms included.</summary>
internal static class DateReading
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Dictionary<string, int> OldZones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0, ["GMT"] = 0, ["UTC"] = 0, ["Z"] = 0, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    public static DateTimeOffset? Read(string? raw)
    {
        if (raw is null || raw.Length > 200)
            return null;
        var comment = raw.IndexOf('(', StringComparison.Ordinal);
        var words = (comment < 0 ? raw : raw[..comment]).Split([' ', '\t', ',', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 0 && char.IsAsciiLetter(words[0][0]))
            words.RemoveAt(0);
        if (words.Count < 4)
            return null;
        var month = Array.IndexOf(Months, words[1].Length >= 3 ? words[1][..3].ToLowerInvariant() : "") + 1;
        var clock = words[3].Split(':');
        if (!Number(words[0], out var day) || month == 0 || !Number(words[2], out var year) || clock.Length is < 2 or > 3 || !Number(clock[0], out var hour) || !Number(clock[1], out var minute))
            return null;
        var second = 0;
        if (clock.Length == 3 && !Number(clock[2], out second))
            return null;
        year = words[2].Length switch { 2 => year < 50 ? 2000 + year : 1900 + year, 3 => 1900 + year, _ => year };
        if (year is < 1900 or > 9000 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return null;
        return Offset(words.Count > 4 ? words[4] : "Z") is { } offset
            ? new DateTimeOffset(year, month, day, hour, minute, Math.Min(second, 59), offset)
            : null;
    }

    private static TimeSpan? Offset(string zone)
    {
        if (OldZones.TryGetValue(zone, out var hours))
            return TimeSpan.FromHours(hours);
        if (zone.Length == 5 && zone[0] is '+' or '-' && Number(zone[1..3], out var hour) && Number(zone[3..5], out var minute) && minute < 60 && hour <= 14)
        {
            var offset = new TimeSpan(hour, minute, 0);
            return offset > TimeSpan.FromHours(14) ? null : zone[0] == '-' ? -offset : offset;
        }

        return zone.All(char.IsAsciiLetter) ? TimeSpan.Zero : null; // RFC 5322: unknown letters mean nothing is known
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
