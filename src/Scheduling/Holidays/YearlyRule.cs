using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Steward.Scheduling.Holidays;

/// <summary>
/// The yearly repetitions holidays have: the same day each year, or the n-th weekday of a month.
/// FREQ=YEARLY with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and one BYDAY such as 4TH or -1MO.
/// </summary>
sealed record YearlyRule(int Interval, int? Count, LocalDate? Until, int? Month, int? Day, (int Nth, IsoDayOfWeek Weekday)? Weekday)
{
    /// <summary>No repetition.</summary>
    public static readonly YearlyRule Once = new(1, 1, null, null, null, null);

    static readonly string[] Weekdays = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static bool TryRead(string text, out YearlyRule rule)
    {
        var (yearly, interval, understood) = (false, 1, true);
        int? count = null, month = null, day = null;
        LocalDate? until = null;
        (int, IsoDayOfWeek)? weekday = null;
        foreach (var part in text.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, right) : (part, "");
            understood &= name switch
            {
                "FREQ" => yearly = value == "YEARLY",
                "WKST" => true,
                "INTERVAL" => (interval = Number(value, 100) ?? 0) > 0,
                "COUNT" => Found(count = Number(value, 10_000)),
                "BYMONTH" => Found(month = Number(value, 12)),
                "BYMONTHDAY" => Found(day = Number(value, 31)),
                "UNTIL" => Found(until = Date(value)),
                "BYDAY" => Found(weekday = NthWeekday(value)),
                _ => false,
            };
        }
        rule = new YearlyRule(interval, count, until, month, day, weekday);
        // A weekday without its month counts through the whole year: no holiday is written so.
        return understood && yearly && (weekday is null || (month is not null && day is null));
    }

    /// <summary>From the first date on, to the end of <paramref name="lastYear"/>; the first date always counts as one.</summary>
    public IEnumerable<LocalDate> Dates(LocalDate start, int lastYear)
    {
        yield return start;
        var found = 1;
        for (var year = start.Year; year <= lastYear && (Count is null || found < Count); year += Interval)
        {
            if (In(year, start) is not { } date || date <= start)
                continue;
            if (date > Until)
                yield break;
            found++;
            yield return date;
        }
    }

    LocalDate? In(int year, LocalDate start)
    {
        var month = Month ?? start.Month;
        var length = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (Weekday is not { } weekday)
        {
            // 29 February exists in leap years only and is then left out, as the standard asks.
            var day = Day ?? start.Day;
            return day <= length ? new LocalDate(year, month, day) : null;
        }
        var first = weekday.Nth > 0
            ? new LocalDate(year, month, 1).PlusDays(-1).Next(weekday.Weekday).PlusWeeks(weekday.Nth - 1)
            : new LocalDate(year, month, length).PlusDays(1).Previous(weekday.Weekday).PlusWeeks(weekday.Nth + 1);
        return first.Month == month && first.Year == year ? first : null;
    }

    static bool Found<T>(T? value)
        where T : struct => value is not null;

    static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value : null;

    static LocalDate? Date(string text)
    {
        var parsed = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(text.Length > 8 && text[8] == 'T' ? text[..8] : text);
        return parsed.Success ? parsed.Value : null;
    }

    static (int Nth, IsoDayOfWeek Weekday)? NthWeekday(string text)
    {
        if (text.Length is < 3 or > 4)
            return null;
        var weekday = Array.IndexOf(Weekdays, text[^2..]);
        return weekday > 0 && int.TryParse(text[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) && nth is >= -5 and <= 5 and not 0
            ? (nth, (IsoDayOfWeek)weekday)
            : null;
    }
}
