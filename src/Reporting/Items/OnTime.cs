using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.Reporting.Pivots;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Reporting.Items;

/// <summary>How many of the items that had a due date were done by it (KPI CMP-01 for SMS tasks).</summary>
public sealed record OnTimeRow(string Label, int Closed, int OnTime, int OverdueOpen, string ClosedQuery, string OnTimeQuery, string OverdueQuery)
{
    /// <summary>0–1; null when nothing was due, because an empty denominator has no rate.</summary>
    public double? Rate => Closed == 0 ? null : (double)OnTime / Closed;
}

/// <summary>On-time rate by process or by owner, over items closed in a period, with what is overdue and open now.</summary>
public static class OnTime
{
    public static Task<IReadOnlyList<OnTimeRow>> ByProcess(Visit visit, IQueryable<WorkItem> items, string query, Period period, CancellationToken cancel = default) =>
        By(visit, items, Dimensions.Find("process")!, i => i.Process, query, period, cancel);

    public static Task<IReadOnlyList<OnTimeRow>> ByOwner(Visit visit, IQueryable<WorkItem> items, string query, Period period, CancellationToken cancel = default) =>
        By(visit, items, Dimensions.Find("assignee")!, i => i.AssigneeId, query, period, cancel);

    private static async Task<IReadOnlyList<OnTimeRow>> By<T>(
        Visit visit, IQueryable<WorkItem> items, Dimension dimension, System.Linq.Expressions.Expression<Func<WorkItem, T>> field, string query, Period period, CancellationToken cancel)
    {
        var (start, end, now) = (period.Start, period.End, visit.Now);
        var closures = visit.Db.Set<Closure>();
        var closed = await items
            .Where(i => i.Category == StateCategory.Done && i.Due != null && closures.Any(c => c.ItemId == i.Id && c.At >= start && c.At < end))
            .GroupBy(field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var onTime = await items
            .Where(i => i.Category == StateCategory.Done && closures.Any(c => c.ItemId == i.Id && c.At >= start && c.At < end && c.At <= i.Due))
            .GroupBy(field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var overdue = await items.Where(i => i.Category < StateCategory.Done && i.Due < now)
            .GroupBy(field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);

        var words = new ItemNames(visit);
        var prefix = query.Length == 0 ? "" : query + " and ";
        var between = $"closedAt >= {period.From:uuuu-MM-dd} and closedAt < {period.To.PlusDays(1):uuuu-MM-dd}";
        return
        [
            .. closed.Select(c => c.Key).Union(overdue.Select(o => o.Key))
                .Select(key => (Key: key, Value: Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? ""))
                .Select(g => new OnTimeRow(
                    dimension.LabelOf(g.Value, words),
                    closed.Where(c => Equals(c.Key, g.Key)).Sum(c => c.Count),
                    onTime.Where(c => Equals(c.Key, g.Key)).Sum(c => c.Count),
                    overdue.Where(c => Equals(c.Key, g.Key)).Sum(c => c.Count),
                    $"{prefix}{dimension.ConditionOf(g.Value, words)} and stateCategory = done and due != none and {between}",
                    $"{prefix}{dimension.ConditionOf(g.Value, words)} and stateCategory = done and onTime = yes and {between}",
                    $"{prefix}{dimension.ConditionOf(g.Value, words)} and stateCategory in (new, active, waiting) and due < now"))
                .OrderBy(r => r.Label, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
