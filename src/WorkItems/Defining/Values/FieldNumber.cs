using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Steward.WorkItems.Defining;

/// <summary>
/// The number a stored value is compared by in the database: a decimal as it stands, a day as milliseconds since 1970. It follows from the text alone,
/// so whoever writes a value (a form, an import, an undo) writes the same number.
/// </summary>
internal static class FieldNumber
{
    private const int LongestNumber = 24;

    public static double? Of(string value)
    {
        if (value.Length is 0 or > LongestNumber || !(char.IsAsciiDigit(value[0]) || value[0] == '-'))
            return null;
        if (decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return (double)number;
        return LocalDatePattern.Iso.Parse(value) is { Success: true } day ? Of(day.Value) : null;
    }

    public static double Of(LocalDate day) => day.AtMidnight().InUtc().ToInstant().ToUnixTimeMilliseconds();
}
