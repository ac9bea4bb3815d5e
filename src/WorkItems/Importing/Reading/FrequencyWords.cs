using System.Globalization;
using System.Text.RegularExpressions;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>How often a task comes back, as an ISO 8601 period: "quarterly" is P3M, "every 2 weeks" P2W.</summary>
internal static partial class FrequencyWords
{
    private static readonly Dictionary<string, string> Known = Build(
        ("P1D", "daily, täglich, each day, every day"),
        ("P1W", "weekly, wöchentlich, each week, every week"),
        ("P2W", "biweekly, bi weekly, fortnightly, zweiwöchentlich, 14 tägig, 14tägig, alle zwei wochen, every two weeks"),
        ("P1M", "monthly, monatlich, each month, every month"),
        ("P2M", "bimonthly, bi monthly, zweimonatlich, every two months"),
        ("P3M", "quarterly, vierteljährlich, quartalsweise, quartal, each quarter, every quarter"),
        ("P4M", "every four months, viermonatlich, three times a year"),
        ("P6M", "half yearly, halfyearly, half annually, semi annual, semi annually, semiannual, biannual, halbjährlich, twice a year"),
        ("P1Y", "annual, annually, yearly, jährlich, once a year, every year"),
        ("P2Y", "every two years, biennial, zweijährlich"));

    private static readonly HashSet<string> Never = new(
        "once, one off, one time, einmalig, ad hoc, on demand, bei bedarf, as needed, on event, anlassbezogen, none, keine, never".Split(", "), StringComparer.Ordinal);

    /// <summary>The period; an empty text for work that does not come back; nothing when the words are not understood.</summary>
    public static string? Find(string text)
    {
        var normal = Words.Normal(text);
        if (Known.TryGetValue(normal, out var period)) return period;
        if (Never.Contains(normal)) return "";
        if (IsoPeriod().IsMatch(text.Trim())) return text.Trim().ToUpperInvariant();
        var match = EveryFew().Match(normal);
        if (!match.Success) return null;
        var unit = match.Groups["u"].Value[0] switch { 'd' or 't' => 'D', 'w' => 'W', 'm' => 'M', _ => 'Y' };
        return "P" + int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + unit;
    }

    private static Dictionary<string, string> Build(params (string Period, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(", ").Select(name => (name, row.Period))).ToDictionary(pair => pair.name, pair => pair.Period, StringComparer.Ordinal);

    [GeneratedRegex(@"^P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,3}D)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoPeriod();

    [GeneratedRegex(@"^(every|alle)\s+(?<n>[1-9]\d?)\s+(?<u>days?|tage|weeks?|wochen|months?|monate|years?|jahre)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EveryFew();
}
