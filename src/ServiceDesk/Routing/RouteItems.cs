using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Tagging;

namespace Steward.ServiceDesk.Routing;

/// <summary>
/// Asks the rules about every new item, by whatever door it came, and where a rule wants it about items that change. What somebody decided stays: who was named
/// when it was made, and the team it was given to. What an import or an example brings keeps what it says.
/// </summary>
internal sealed class RouteItems : IListener<ItemHappening>
{
    public async Task Hear(ItemHappening happening, CommandContext context)
    {
        if (happening is not (ItemCreated or ItemChanged) || happening.At is not null || context.Actor.Channel is Channel.Import or Channel.Demo || happening.SpaceId is not { } space)
            return;
        var rules = context.Workspace.Get<RoutingBook>().In(space);
        var changed = happening is ItemChanged;
        if (rules.Count == 0 || (changed && (!rules.Any(r => r.OnChange) || happening.Changes.Any(c => c.Field is "assignee" or "team"))))
            return;
        if (await context.Db.Set<WorkItem>().FindAsync(happening.SubjectId) is not { IsOpen: true, AssigneeId: null } item || (!changed && item.TeamId is not null))
            return;

        var ways = context.Keep(() => new Wayfinding(context.Workspace, context.Db, context.Now));
        if (ways.RuleFor(await Known(item, changed, context), changed) is not { } found || (changed && item.TeamId == found.Queue.TeamId))
            return;
        if (found.Rule.Distribution != Distribution.None)
            await context.Db.SaveChangesAsync(); // loads are counted by the database, and another item of this command may have been given away
        var way = await ways.To(found.Rule, found.Queue, await TurnOf(found.Queue.Id, found.Rule, context));
        if (way.Queue.TeamId == item.TeamId && way.PersonId is null)
            return; // a queue of the whole space, left to whoever takes it: nothing changes
        item.RouteTo(way.Queue.TeamId ?? item.TeamId, way.PersonId, way.Because(context.Workspace), context);
    }

    /// <summary>A new item is asked as it is being made, without a statement; one that changes is read with all that hangs on it.</summary>
    private static async Task<KnownItem> Known(WorkItem item, bool changed, CommandContext context)
    {
        if (changed)
        {
            await context.Db.SaveChangesAsync();
            return (await KnownItem.Load(context.Workspace, context.Db, [item]))[0];
        }

        return new KnownItem(item)
        {
            Fields = context.Db.Set<ItemField>().Local.Where(f => f.ItemId == item.Id).ToDictionary(f => f.Name, StringComparer.Ordinal),
            Tags = context.Db.Set<ItemTag>().Local.Where(t => t.ItemId == item.Id).Select(t => t.Folded).ToHashSet(StringComparer.Ordinal),
            Texts = [item.Title, item.Description],
        };
    }

    private static async Task<RoutingTurn> TurnOf(long queue, RoutingRule rule, CommandContext context)
    {
        if (rule.Distribution == Distribution.None)
            return new RoutingTurn { QueueId = queue };
        if (await context.Db.Set<RoutingTurn>().FindAsync(queue) is { } known)
            return known;
        var first = new RoutingTurn { QueueId = queue };
        context.Db.Add(first); // of two who begin at once one meets the other's row and begins anew
        return first;
    }
}
