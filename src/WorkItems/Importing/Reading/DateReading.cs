using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>How sure a date is: plain, one of two readings, or a period rounded to its last day.</summary>
public enum DateDoubt
{
    None,
    Ambiguous,
    Vague,
}

/// <summary>
/// Reads the dates people write: ISO, 30.09.2026, 30-09-2026 14:05, 9/30/26 2:05 PM, 30 Sep 2026, 30. September 2026,
/// spreadsheet serials, seconds since 1970, and vague ones such as "end of Q3" (its last day, told as vague).
/// </summary>
/// <param name="order">How 03/04/2026 is read; <see cref="DateOrder.Auto"/> reads the day first and tells that it was a choice.</param>
/// <param name="year">The year meant by "end of Q3" where the rest of the column leaves no doubt.</param>
internal sealed partial class DateReading(DateOrder order, int? year)
{
    private static readonly string[][] Months =
    [
        ["jan", "january", "januar", "jän", "jänner"], ["feb", "february", "februar"], ["mar", "march", "mär", "märz", "maerz", "mrz"],
        ["apr", "april"], ["may", "mai"], ["jun", "june", "juni"], ["jul", "july", "juli"], ["aug", "august"],
        ["sep", "sept", "september"], ["oct", "october", "okt", "oktober"], ["nov", "november"], ["dec", "december", "dez", "dezember"],
    ];

    public (WrittenTime Time, DateDoubt Doubt)? Read(Cell cell) => cell.Kind switch
    {
        CellKind.Date => (new WrittenTime(cell.Date, null, cell.Date.TimeOfDay != LocalTime.Midnight), DateDoubt.None),
        CellKind.Number => Serial(cell.Number),
        CellKind.Text => Read(cell.Text),
        _ => null,
    };

    public (WrittenTime Time, DateDoubt Doubt)? Read(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > 60) return null;
        return Iso(text) ?? Numeric(text) ?? Worded(text) ?? Period(text)
            ?? (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Serial(number) : null);
    }

    private static (WrittenTime, DateDoubt)? Serial(double number)
    {
        if (SerialDate.IsPlausible(number) && SerialDate.From(number) is { } local) return (new(local, null, local.TimeOfDay != LocalTime.Midnight), DateDoubt.None);
        if (number is >= 1e9 and < 4.2e9) return Sure(Instant.FromUnixTimeSeconds((long)number));
        return number is >= 1e12 and < 4.2e12 ? Sure(Instant.FromUnixTimeMilliseconds((long)number)) : null;
        static (WrittenTime, DateDoubt)? Sure(Instant instant) => (new(instant.InUtc().LocalDateTime, NodaTime.Offset.Zero, true), DateDoubt.None);
    }

    private static (WrittenTime, DateDoubt)? Iso(string text)
    {
        var match = IsoShape().Match(text);
        return match.Success ? Build(match, Number(match, "y"), Number(match, "m"), Number(match, "d"), DateDoubt.None) : null;
    }

    private (WrittenTime, DateDoubt)? Numeric(string text)
    {
        var match = NumericShape().Match(text);
        if (!match.Success) return null;
        int first = Number(match, "a"), second = Number(match, "b"), written = FullYear(match.Groups["y"].Value);
        // Dots are written with the day first wherever they are written.
        var dotted = match.Groups["s"].Value == ".";
        var open = !dotted && first <= 12 && second <= 12 && first != second && order == DateOrder.Auto;
        var monthFirst = !dotted && second <= 31 && (second > 12 || (order == DateOrder.MonthFirst && first <= 12));
        return monthFirst
            ? Build(match, written, first, second, DateDoubt.None)
            : Build(match, written, second, first, open ? DateDoubt.Ambiguous : DateDoubt.None);
    }

    private static (WrittenTime, DateDoubt)? Worded(string text)
    {
        var match = DayMonthShape().Match(text);
        if (!match.Success) match = MonthDayShape().Match(text);
        if (!match.Success || Month(match.Groups["m"].Value) is not { } month) return null;
        return Build(match, FullYear(match.Groups["y"].Value), month, Number(match, "d"), DateDoubt.None);
    }

    private (WrittenTime, DateDoubt)? Period(string text)
    {
        var match = PeriodShape().Match(text);
        if (!match.Success) return null;
        var inYear = match.Groups["y"].Success ? FullYear(match.Groups["y"].Value) : year;
        var month = match.Groups["q"].Success ? Number(match, "q") * 3 : match.Groups["w"].Success ? 12 : Month(match.Groups["m"].Value);
        if (inYear is not { } known || month is not { } last || known is < 1900 or > 2199) return null;
        return (WrittenTime.OfDay(new LocalDate(known, last, 1).With(DateAdjusters.EndOfMonth)), DateDoubt.Vague);
    }

    private static (WrittenTime, DateDoubt)? Build(Match match, int inYear, int month, int day, DateDoubt doubt)
    {
        if (inYear is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(inYear, month)) return null;
        var date = new LocalDate(inYear, month, day);
        if (!match.Groups["H"].Success) return (WrittenTime.OfDay(date), doubt);
        int hour = Number(match, "H"), minute = Number(match, "M"), second = match.Groups["S"].Success ? Number(match, "S") : 0;
        if (match.Groups["p"].Success)
        {
            if (hour is < 1 or > 12) return null;
            hour = (hour % 12) + (match.Groups["p"].Value[0] is 'p' or 'P' ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) return null;
        return Zone(match.Groups["z"].Value) is { } zone ? (new(date.At(new LocalTime(hour, minute, second)), zone.Offset, true), doubt) : null;
    }

    private static (Offset? Offset, bool _)? Zone(string text)
    {
        if (text.Length == 0) return (null, true);
        if (text is "Z" or "z" or "GMT" or "UTC") return (NodaTime.Offset.Zero, true);
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).PadRight(4, '0');
        var minutes = (int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture);
        return minutes > 18 * 60 ? null : (NodaTime.Offset.FromSeconds((text[0] == '-' ? -60 : 60) * minutes), true);
    }

    private static int? Month(string word)
    {
        var index = Array.FindIndex(Months, names => names.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    private static int FullYear(string text)
    {
        var number = int.Parse(text, CultureInfo.InvariantCulture);
        return text.Length > 2 ? number : number < 70 ? 2000 + number : 1900 + number;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string Clock = @"(?:(?:,?\s+|T|\s+um\s+|\s+at\s+)(?<H>\d{1,2}):(?<M>\d{2})(?::(?<S>\d{2})(?:[.,]\d{1,9})?)?\s*(?<p>[AaPp][Mm])?(?:\s*Uhr)?\s*(?<z>Z|z|GMT|UTC|[+-]\d{2}:?(?:\d{2})?)?)?$";

    [GeneratedRegex(@"^(?<y>\d{4})(?<s>[-/.]?)(?<m>\d{2})\k<s>(?<d>\d{2})" + Clock, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoShape();

    [GeneratedRegex(@"^(?:\p{L}{2,3}\.?,?\s+)?(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})" + Clock, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumericShape();

    [GeneratedRegex(@"^(?:\p{L}{2,10}\.?,?\s+)?(?<d>\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]+(?<m>\p{L}{3,9})\.?,?[\s/-]+(?<y>\d{4}|\d{2})" + Clock, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayMonthShape();

    [GeneratedRegex(@"^(?:\p{L}{2,10}\.?,\s+)?(?<m>\p{L}{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})" + Clock, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthDayShape();

    [GeneratedRegex(@"^(?:(?:by\s+|until\s+|bis\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?|ende\s+)?)(?:Q(?<q>[1-4])|(?<w>(?:the\s+)?year|jahr(?:es)?)|(?<m>\p{L}{3,9}))\.?(?:[\s/]+(?<y>\d{4}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodShape();
}
