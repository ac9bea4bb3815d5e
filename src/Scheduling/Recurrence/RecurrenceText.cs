using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Steward.Scheduling.Recurrence;

/// <summary>Why a text is no rule; those who show it have the sentences.</summary>
public enum RecurrenceMistake
{
    /// <summary>There is no FREQ, or it is none of the four.</summary>
    Frequency,

    /// <summary>A part is unknown or comes twice.</summary>
    Part,

    /// <summary>A part's value is not what it may hold.</summary>
    Value,

    /// <summary>Two parts do not go together.</summary>
    Together,

    /// <summary>The text is longer than any rule.</summary>
    Length,
}

/// <summary>A mistake and the words it was made in.</summary>
public sealed record RecurrenceFault(RecurrenceMistake Mistake, string Part);

/// <summary>Reads and writes rules as RFC 5545 has them: <c>FREQ=MONTHLY;BYDAY=-1FR</c>. Strict: what is not understood is a fault, never left out.</summary>
public static class RecurrenceText
{
    public const int Longest = 500;
    const int MostInterval = 999;
    const int MostCount = 9_999;

    static readonly string[] Weekdays = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The rule of a text, or why there is none.</summary>
    public static (RecurrenceRule? Rule, RecurrenceFault? Fault) Read(string text)
    {
        if (text.Length > Longest)
            return Wrong(RecurrenceMistake.Length, text[..20] + "…");
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var plain = text.Trim().ToUpperInvariant();
        foreach (var part in (plain.StartsWith("RRULE:", StringComparison.Ordinal) ? plain[6..] : plain).Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } value] || !parts.TryAdd(name, value))
                return Wrong(RecurrenceMistake.Part, part);
        }
        Frequency? frequency = parts.GetValueOrDefault("FREQ") switch
        {
            "DAILY" => Frequency.Daily, "WEEKLY" => Frequency.Weekly, "MONTHLY" => Frequency.Monthly, "YEARLY" => Frequency.Yearly, _ => null,
        };
        if (frequency is not { } often)
            return Wrong(RecurrenceMistake.Frequency, parts.GetValueOrDefault("FREQ") ?? "");
        return Rule(often, parts);
    }

    static (RecurrenceRule?, RecurrenceFault?) Rule(Frequency frequency, Dictionary<string, string> parts)
    {
        var (interval, count, until) = (1, (int?)null, (LocalDate?)null);
        ImmutableArray<int> months = [], days = [], positions = [];
        ImmutableArray<NthWeekday> weekdays = [];
        foreach (var (name, value) in parts)
        {
            bool? understood = name switch
            {
                "FREQ" => true,
                "WKST" => value == "MO",
                "INTERVAL" => (interval = Number(value, MostInterval) ?? 0) > 0,
                "COUNT" => (count = Number(value, MostCount)) is not null,
                "UNTIL" => (until = Date(value)) is not null,
                "BYMONTH" => Numbers(value, 12, negative: false, out months),
                "BYMONTHDAY" => Numbers(value, 31, negative: true, out days),
                "BYSETPOS" => Numbers(value, 366, negative: true, out positions),
                "BYDAY" => Days(value, out weekdays),
                _ => null,
            };
            if (understood is not true)
                return Wrong(understood is null ? RecurrenceMistake.Part : RecurrenceMistake.Value, $"{name}={value}");
        }
        var rule = new RecurrenceRule
        {
            Frequency = frequency, Interval = interval, Count = count, Until = until, Months = months, MonthDays = days, Weekdays = weekdays, Positions = positions,
        };
        return Clash(rule) is { } clash ? Wrong(RecurrenceMistake.Together, clash) : (rule, null);
    }

    /// <summary>Parts that contradict each other or that the standard forbids together.</summary>
    static string? Clash(RecurrenceRule rule)
    {
        if (rule.Count is not null && rule.Until is not null)
            return "COUNT, UNTIL";
        if (rule.Frequency == Frequency.Weekly && !rule.MonthDays.IsEmpty)
            return "FREQ=WEEKLY, BYMONTHDAY";
        if (!rule.Positions.IsEmpty && rule.Months.IsEmpty && rule.MonthDays.IsEmpty && rule.Weekdays.IsEmpty)
            return "BYSETPOS";
        var counted = rule.Weekdays.Any(w => w.Nth != 0);
        if (counted && rule.Frequency is (Frequency.Daily or Frequency.Weekly))
            return $"FREQ={rule.Frequency.ToString().ToUpperInvariant()}, BYDAY={Write(rule.Weekdays.First(w => w.Nth != 0))}";
        // the n-th weekday of a whole year is written by nobody; of a month it is
        return counted && rule.Frequency == Frequency.Yearly && rule.Months.IsEmpty ? "FREQ=YEARLY, BYDAY" : null;
    }

    /// <summary>The one text of a rule: parts in a fixed order, nothing that goes without saying.</summary>
    public static string Write(RecurrenceRule rule)
    {
        var text = new StringBuilder("FREQ=").Append(rule.Frequency.ToString().ToUpperInvariant());
        if (rule.Interval > 1)
            Add("INTERVAL", rule.Interval.ToString(CultureInfo.InvariantCulture));
        if (!rule.Months.IsEmpty)
            Add("BYMONTH", string.Join(',', rule.Months));
        if (!rule.MonthDays.IsEmpty)
            Add("BYMONTHDAY", string.Join(',', rule.MonthDays));
        if (!rule.Weekdays.IsEmpty)
            Add("BYDAY", string.Join(',', rule.Weekdays.Select(Write)));
        if (!rule.Positions.IsEmpty)
            Add("BYSETPOS", string.Join(',', rule.Positions));
        if (rule.Count is { } count)
            Add("COUNT", count.ToString(CultureInfo.InvariantCulture));
        if (rule.Until is { } until)
            Add("UNTIL", Day.Format(until));
        return text.ToString();

        void Add(string name, string value) => text.Append(';').Append(name).Append('=').Append(value);
    }

    static string Write(NthWeekday weekday) =>
        (weekday.Nth == 0 ? "" : weekday.Nth.ToString(CultureInfo.InvariantCulture)) + Weekdays[(int)weekday.Day];

    static (RecurrenceRule?, RecurrenceFault?) Wrong(RecurrenceMistake mistake, string part) => (null, new RecurrenceFault(mistake, part));

    static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value : null;

    static LocalDate? Date(string text) =>
        Day.Parse(text.Length > 8 && text[8] == 'T' ? text[..8] : text) is { Success: true } parsed && parsed.Value.Year <= RecurrenceRule.LastYear ? parsed.Value : null;

    static bool Numbers(string text, int most, bool negative, out ImmutableArray<int> numbers)
    {
        var read = text.Split(',').Select(part =>
            int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value != 0 && value <= most && value >= (negative ? -most : 1) ? value : 0).ToList();
        numbers = [.. read.Distinct().Order()];
        return !read.Contains(0);
    }

    static bool Days(string text, out ImmutableArray<NthWeekday> days)
    {
        var read = text.Split(',').Select(Weekday).ToList();
        days = [.. read.OfType<NthWeekday>().Distinct().OrderBy(d => d.Day).ThenBy(d => d.Nth)];
        return !read.Contains(null);
    }

    static NthWeekday? Weekday(string text)
    {
        if (text.Length is < 2 or > 4 || Array.IndexOf(Weekdays, text[^2..]) is not (> 0 and var weekday))
            return null;
        if (text.Length == 2)
            return new NthWeekday(0, (IsoDayOfWeek)weekday);
        return int.TryParse(text[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) && nth is >= -5 and <= 5 and not 0
            ? new NthWeekday(nth, (IsoDayOfWeek)weekday)
            : null;
    }
}
