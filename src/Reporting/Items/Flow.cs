using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Reporting.Items;

/// <summary>One division of time: how many items came in and how many were done or cancelled.</summary>
public sealed record FlowRow(LocalDate Start, string Label, int Created, int Resolved, string CreatedQuery, string ResolvedQuery);

/// <summary>Created against resolved over a period. Two statements, whatever the number of items.</summary>
public static class Flow
{
    public static async Task<IReadOnlyList<FlowRow>> Of(Visit visit, IQueryable<WorkItem> items, string query, Period period, CancellationToken cancel = default)
    {
        var (start, end) = (period.Start, period.End);
        var created = await items.Where(i => i.CreatedAt >= start && i.CreatedAt < end)
            .GroupBy(i => TimeBuckets.Quarter(i.CreatedAt)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var resolved = await items.Where(i => i.Category == StateCategory.Done)
            .Join(visit.Db.Set<Closure>().Where(c => c.At >= start && c.At < end), i => i.Id, c => c.ItemId, (i, c) => c.At)
            .GroupBy(at => TimeBuckets.Quarter(at)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);

        var createdBy = created.GroupBy(c => period.DivisionOf(TimeBuckets.Start(c.Key))).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var resolvedBy = resolved.GroupBy(c => period.DivisionOf(TimeBuckets.Start(c.Key))).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var prefix = query.Length == 0 ? "" : query + " and ";
        return
        [
            .. period.Divisions.Select(d => new FlowRow(
                d, period.Label(d), createdBy.GetValueOrDefault(d), resolvedBy.GetValueOrDefault(d),
                prefix + period.ConditionOf("createdAt", d), prefix + "stateCategory = done and " + period.ConditionOf("closedAt", d))),
        ];
    }
}
