using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Calendars;

/// <summary>An item on the days it covers: from its planned start (or its due day) to its due day (or its start).</summary>
public sealed record CalendarItem(ListedItem Item, LocalDate From, LocalDate To);

/// <summary>The items of a view that have a date in a span, and how many have none and so cannot show.</summary>
public sealed record CalendarItems(IReadOnlyList<CalendarItem> Items, int Undated, bool Cut)
{
    private const int Most = 1_000;

    public int Count => Items.Count;

    /// <summary>Two statements.</summary>
    public static async Task<Outcome<CalendarItems>> Load(Visit visit, Space? space, ListAddress address, LocalDate first, LocalDate last, CancellationToken cancel)
    {
        var found = ItemListing.Seen(visit, space).Apply(address.Where, visit.QueryScope());
        if (!found.Succeeded)
            return found.Refusal;
        var (from, to) = (first.AtStartOfDayInZone(visit.Zone).ToInstant(), last.PlusDays(1).AtStartOfDayInZone(visit.Zone).ToInstant());
        var rows = await found.Answer
            .Where(i => (i.Due != null && i.Due >= from && (i.PlannedStart ?? i.Due) < to) || (i.Due == null && i.PlannedStart >= from && i.PlannedStart < to))
            .OrderBy(i => i.PlannedStart ?? i.Due).ThenByDescending(i => i.Priority).ThenBy(i => i.Id).Take(Most + 1).Select(ListedItem.Of).ToListAsync(cancel);
        var undated = await found.Answer.Where(i => i.Due == null && i.PlannedStart == null).Take(ItemListing.MostCounted + 1).CountAsync(cancel);
        return new CalendarItems([.. rows.Take(Most).Select(i => Placed(i, visit.Zone))], undated, rows.Count > Most);
    }

    private static CalendarItem Placed(ListedItem item, DateTimeZone zone)
    {
        LocalDate Day(Instant at) => at.InZone(zone).Date;
        var start = Day(item.PlannedStart ?? item.Due!.Value);
        var end = Day(item.Due ?? item.PlannedStart!.Value);
        return new CalendarItem(item, LocalDate.Min(start, end), end);
    }
}
