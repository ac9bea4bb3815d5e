using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Search;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Portal;

/// <summary>What a person may ask for: a type in a desk that is open to everybody.</summary>
public sealed record Offer(Space Space, ItemType Type);

/// <summary>The portal's own root of reading: what one asked for, or what one's company asked for.</summary>
internal static class PortalQueries
{
    public static IReadOnlyList<Offer> Offers(this Visit visit)
    {
        var types = visit.Workspace.Get<TypeDirectory>();
        return
        [
            .. from space in visit.Workspace.Get<SpaceDirectory>().All
               where space.InPortal && space.ArchivedAt is null
               from key in space.TypeKeys
               let type = types.Find(key)
               where type is { InPortal: true }
               orderby space.Name, type.Order
               select new Offer(space, type),
        ];
    }

    public static bool ManagesClient(this Visit visit) =>
        visit.Actor.ClientId is not null && visit.Actor.SpacesWith(Role.ClientManager).Length > 0;

    /// <summary>One page of requests, newest first.</summary>
    public static async Task<(IReadOnlyList<PortalRequest> Requests, string? Next)> Requests(
        this Visit visit, string filter, string? text, string? cursor, int limit, CancellationToken cancel = default)
    {
        var me = visit.Actor.PersonId;
        var items = visit.Items();
        items = filter == "company" && visit.ManagesClient()
            ? items.Where(i => i.ClientId == visit.Actor.ClientId)
            : items.Where(i => i.RequesterId == me);
        if (filter == "open")
            items = items.Where(i => i.Category < StateCategory.Done);
        if (!string.IsNullOrWhiteSpace(text) && visit.Db.Hits(visit.Workspace.Database.Engine, text) is { } hits)
            items = items.Where(i => hits.Any(h => h.ItemId == i.Id && h.Internal == 0));
        var page = await items.Page(ItemOrder.Of([], visit.QueryScope()).Answer, limit, cursor, cancel);
        if (!page.Succeeded)
            return ([], null);
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return ([.. page.Answer.Items.Select(i => PortalRequest.Of(i, spaces.KeyOf(i.SpaceId), people.NameOf(i.RequesterId)))], page.Answer.NextCursor);
    }

    /// <summary>A request the visitor may follow here; staff of the desk see it in the item page instead.</summary>
    public static async Task<WorkItem?> Request(this Visit visit, string key) =>
        await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);

    public static Task<List<Comment>> Replies(this Visit visit, long itemId, CancellationToken cancel = default) =>
        visit.Db.Set<Comment>().Where(c => c.ItemId == itemId && !c.Internal).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancel);

    /// <summary>The newest version of each file its asker may have.</summary>
    public static async Task<IReadOnlyList<Attachment>> Files(this Visit visit, long itemId, CancellationToken cancel = default)
    {
        var all = await visit.Db.Set<Attachment>().Where(a => a.ItemId == itemId && !a.Internal).OrderBy(a => a.At).ToListAsync(cancel);
        return [.. all.GroupBy(a => a.Name).Select(versions => versions.MaxBy(a => a.Version)!)];
    }
}
