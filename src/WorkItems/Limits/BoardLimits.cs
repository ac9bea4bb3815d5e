using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Limits;

/// <summary>What a column shall hold at most, and what it holds in the whole space.</summary>
public sealed record LaneLimit(int Most, bool Hard, int Held);

/// <summary>The limits of a board's columns. One statement, and none where the space has no limits.</summary>
internal static class BoardLimits
{
    public static async Task<IReadOnlyDictionary<string, LaneLimit>> Load(Visit visit, Space? space, CancellationToken cancel)
    {
        var limits = space is null ? [] : visit.Workspace.Get<LimitDirectory>().Of(space.Id).ToList();
        if (limits.Count == 0)
            return new Dictionary<string, LaneLimit>();
        var held = await visit.Db.ItemsIn(visit.Actor, space!.Id).Where(i => i.Category < StateCategory.Done)
            .GroupBy(i => new { i.State, i.Category }).Select(g => new { g.Key.State, g.Key.Category, Count = g.Count() }).ToListAsync(cancel);
        return limits.ToDictionary(l => l.ColumnKey, l => new LaneLimit(l.Most, l.Hard, held.Where(h => h.State == l.ColumnKey || MoveEndpoints.ColumnOf(h.Category) == l.ColumnKey).Sum(h => h.Count)));
    }
}
