using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Routing;

/// <summary>Where a past item would go if it came now.</summary>
/// <param name="Item">The item as it is.</param>
/// <param name="Way">Null when no rule holds for it.</param>
internal sealed record TriedItem(WorkItem Item, Way? Way);

/// <summary>Asks the rules about the newest items of a space, one after another as if they all came now, and changes nothing.</summary>
internal static class RoutingTrial
{
    public const int Most = 50;

    public static async Task<IReadOnlyList<TriedItem>> Of(Visit visit, long spaceId, CancellationToken cancel)
    {
        var items = await visit.Db.ItemsIn(visit.Actor, spaceId).OrderByDescending(i => i.Id).Take(Most).ToListAsync(cancel);
        var known = (await KnownItem.Load(visit.Workspace, visit.Db, items, cancel)).ToDictionary(k => k.Item.Id);
        var turns = await visit.Db.Set<RoutingTurn>().ToDictionaryAsync(t => t.QueueId, cancel);
        var ways = new Wayfinding(visit.Workspace, visit.Db, visit.Now);
        var tried = new List<TriedItem>();
        foreach (var item in Enumerable.Reverse(items))
        {
            if (ways.RuleFor(known[item.Id], onChange: false) is not { } found)
            {
                tried.Add(new TriedItem(item, null));
                continue;
            }

            if (!turns.TryGetValue(found.Queue.Id, out var turn))
                turns[found.Queue.Id] = turn = new RoutingTurn { QueueId = found.Queue.Id };
            tried.Add(new TriedItem(item, await ways.To(found.Rule, found.Queue, turn)));
        }

        tried.Reverse();
        return tried;
    }
}
