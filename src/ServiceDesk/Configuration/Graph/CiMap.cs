using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;

namespace Steward.ServiceDesk.Configuration.Graph;

/// <summary>A configuration item on the map.</summary>
/// <param name="Reached">Which, and how it was reached.</param>
/// <param name="Column">Levels from the middle: negative for what the middle rests on, positive for what rests on it.</param>
/// <param name="Open">Open work items about it.</param>
public sealed record MapNode(ReachedCi Reached, int Column, int Open);

/// <summary>The neighbourhood of a configuration item: two levels of what it rests on and of what rests on it.</summary>
/// <param name="Nodes">The middle included, in columns from left to right.</param>
/// <param name="Cut">There is more.</param>
public sealed record CiMap(IReadOnlyList<MapNode> Nodes, bool Cut)
{
    public const int Levels = 2;

    /// <summary>Reads it: a statement a level and way, one for the items of each way, one for open work.</summary>
    public static async Task<CiMap> Around(Visit visit, ConfigurationItem middle, CancellationToken cancel = default)
    {
        var book = visit.Workspace.Get<CiBook>();
        var below = await CiWalk.From(visit.Db, book, [middle.Id], Walking.ToCauses, Levels, cancel);
        var above = await CiWalk.From(visit.Db, book, [middle.Id], Walking.ToTouched, Levels, cancel);
        var left = await ReachedCis.Read(visit.Db, book, below, cancel);
        // in a circle an item is on both sides: it is drawn where it is nearer
        var nearer = left.ToDictionary(c => c.Ci.Id, c => c.Depth);
        var right = (await ReachedCis.Read(visit.Db, book, above, cancel)).Where(c => c.Depth > 0 && (!nearer.TryGetValue(c.Ci.Id, out var depth) || c.Depth < depth)).ToList();
        var moved = right.Select(c => c.Ci.Id).ToHashSet();
        var ids = left.Concat(right).Select(c => c.Ci.Id).Distinct().ToList();
        var open = (await OpenItems.About(visit, ids, 1_000, cancel)).ToDictionary(g => g.Key, g => g.Count());
        return new CiMap(
            [
                .. left.Where(c => !moved.Contains(c.Ci.Id)).Select(c => new MapNode(c, -c.Depth, open.GetValueOrDefault(c.Ci.Id)))
                    .Concat(right.Select(c => new MapNode(c, c.Depth, open.GetValueOrDefault(c.Ci.Id)))).OrderBy(n => n.Column).ThenBy(n => n.Reached.Ci.Name, StringComparer.CurrentCultureIgnoreCase),
            ],
            below.Cut || above.Cut);
    }
}
