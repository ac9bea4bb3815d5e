using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Steward.WorkItems.Calendars;

/// <summary>The whole weeks a timeline shows.</summary>
/// <param name="First">A Monday.</param>
/// <param name="Length">How many weeks.</param>
public sealed record TimelineSpan(LocalDate First, int Length)
{
    public static IReadOnlyList<int> Weeks { get; } = [4, 12, 26];

    public LocalDate Last => First.PlusWeeks(Length).PlusDays(-1);

    public static string Name(int weeks) => weeks.ToString(CultureInfo.InvariantCulture) + "w";

    /// <summary>Reads what an address says; twelve weeks from last week when it says nothing that can be read.</summary>
    public static TimelineSpan Of(string? span, string? at, LocalDate today)
    {
        var length = Weeks.FirstOrDefault(w => Name(w) == span, 12);
        var day = LocalDatePattern.Iso.Parse(at ?? "") is { Success: true } read && read.Value.Year is > 1900 and < 2200 ? read.Value : today.PlusWeeks(-1);
        return new TimelineSpan(day.PlusDays(1 - (int)day.DayOfWeek), length);
    }
}
