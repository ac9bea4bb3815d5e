using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>A state that goes, and how many items stand in it.</summary>
public sealed record RemovedState(string State, string Name, int Items);

/// <summary>What publishing a draft does to the items there are.</summary>
public sealed record WorkflowImpact(IReadOnlyList<RemovedState> Removed, int Items)
{
    /// <summary>Counts in one statement. States that items stand in without any workflow knowing them count as removed.</summary>
    public static async Task<WorkflowImpact> Of(AppDb db, string type, Workflow now, Workflow next, CancellationToken cancel = default)
    {
        var counts = await db.Set<WorkItem>().Where(i => i.Type == type).GroupBy(i => i.State).Select(g => new { g.Key, Items = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Items, cancel);
        var gone = now.States.Select(s => s.Key).Union(counts.Keys).Where(key => next.Find(key) is null);
        return new([.. gone.Select(key => new RemovedState(key, now.Find(key)?.Name ?? key, counts.GetValueOrDefault(key)))], counts.Values.Sum());
    }

    /// <summary>Each state that goes and holds items must name a state that stays.</summary>
    internal IEnumerable<FieldFault> MissingMoves(IReadOnlyDictionary<string, string> moves, Workflow next) => Removed
        .Where(r => r.Items > 0 && next.Find(moves.GetValueOrDefault(r.State, "")) is null)
        .Select(r => new FieldFault("move:" + r.State, Texts<WorkflowTexts>.Say("MoveMissing", r.Items, r.Name)));
}
