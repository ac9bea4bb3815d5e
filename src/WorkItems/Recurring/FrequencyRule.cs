using System.Globalization;

namespace Steward.WorkItems.Recurring;

/// <summary>The repetitions people choose by name, and how a register's frequency field says them.</summary>
public static class FrequencyRule
{
    /// <summary>Rules with a name of their own: <c>Often_KEY</c>.</summary>
    public static IReadOnlyList<(string Key, string Rule)> Named { get; } =
    [
        ("daily", "FREQ=DAILY"), ("workdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("weekly", "FREQ=WEEKLY"), ("fortnightly", "FREQ=WEEKLY;INTERVAL=2"),
        ("monthly", "FREQ=MONTHLY"), ("monthend", "FREQ=MONTHLY;BYMONTHDAY=-1"), ("quarterly", "FREQ=MONTHLY;INTERVAL=3"), ("halfyearly", "FREQ=MONTHLY;INTERVAL=6"),
        ("yearly", "FREQ=YEARLY"),
    ];

    /// <summary>The rule of an ISO 8601 period such as <c>P3M</c>, which is how a register's frequency is kept; null when it is none.</summary>
    public static string? Of(string? period)
    {
        if (period is not ['P' or 'p', .., _] || period.Length < 3 || !int.TryParse(period[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var every) || every is < 1 or > 999)
            return null;
        var unit = char.ToUpperInvariant(period[^1]) switch { 'D' => "DAILY", 'W' => "WEEKLY", 'M' => "MONTHLY", 'Y' => "YEARLY", _ => null };
        return unit is null ? null : every == 1 ? "FREQ=" + unit : string.Create(CultureInfo.InvariantCulture, $"FREQ={unit};INTERVAL={every}");
    }
}
