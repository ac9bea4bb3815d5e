using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Steward.WorkItems.Calendars;

/// <summary>The days a calendar shows: a day, a week, or the whole weeks of a month, in the reader's zone.</summary>
/// <param name="Name"><c>day</c>, <c>week</c> or <c>month</c>.</param>
/// <param name="At">The day it stands on.</param>
public sealed record CalendarSpan(string Name, LocalDate At)
{
    public static IReadOnlyList<string> Names { get; } = ["day", "week", "month"];

    /// <summary>Reads what an address says; a month around today when it says nothing that can be read.</summary>
    public static CalendarSpan Of(string? span, string? at, LocalDate today)
    {
        var day = LocalDatePattern.Iso.Parse(at ?? "") is { Success: true } read && read.Value.Year is > 1900 and < 2200 ? read.Value : today;
        return new CalendarSpan(span is not null && Names.Contains(span) ? span : "month", day);
    }

    public LocalDate First => Name switch
    {
        "day" => At,
        "week" => Monday(At),
        _ => Monday(new LocalDate(At.Year, At.Month, 1)),
    };

    public LocalDate Last => Name switch
    {
        "day" => At,
        "week" => First.PlusDays(6),
        _ => Monday(new LocalDate(At.Year, At.Month, 1).PlusMonths(1).PlusDays(-1)).PlusDays(6),
    };

    public LocalDate Before => Name switch { "day" => At.PlusDays(-1), "week" => At.PlusDays(-7), _ => At.PlusMonths(-1) };

    public LocalDate After => Name switch { "day" => At.PlusDays(1), "week" => At.PlusDays(7), _ => At.PlusMonths(1) };

    public IEnumerable<LocalDate> Days => Enumerable.Range(0, Period.DaysBetween(First, Last) + 1).Select(First.PlusDays);

    public string Title(CultureInfo culture) => Name switch
    {
        "day" => At.ToString("D", culture),
        "week" => $"{First.ToString("d", culture)} – {Last.ToString("d", culture)}",
        _ => new DateOnly(At.Year, At.Month, 1).ToString("MMMM yyyy", culture),
    };

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
