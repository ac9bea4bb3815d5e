using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Viewing;

/// <summary>Reads an item's page: at most eleven statements, however many comments, files, links and children it has.</summary>
public static class ItemReading
{
    /// <summary>What the visitor may see of the item; null when it is absent or hidden.</summary>
    /// <param name="visit">Who reads.</param>
    /// <param name="key">Present or former key.</param>
    /// <param name="all">Read the whole timeline, not its newest page.</param>
    /// <param name="cancel">Ends the queries.</param>
    public static async Task<ItemView?> ReadItem(this Visit visit, string key, bool all = false, CancellationToken cancel = default)
    {
        var (db, actor, workspace) = (visit.Db, visit.Actor, visit.Workspace);
        var spaces = workspace.Get<SpaceDirectory>();
        if (await db.FindItem(actor, spaces, key) is not { } item)
            return null;
        var staff = actor.ReadsAllOf(item.SpaceId);
        var most = all ? TimelineReading.Most : TimelineReading.Page;

        var closure = item.IsOpen ? null : await db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id, cancel);
        var comments = await db.CommentsOf(item.Id, staff).OrderByDescending(c => c.At).Take(most + 1).ToListAsync(cancel);
        var events = await db.HistoryOf(item.Id, staff).OrderByDescending(e => e.Id).Take(most + 1).ToListAsync(cancel);
        var files = await db.FilesOf(item.Id, staff).OrderBy(a => a.Name).ThenByDescending(a => a.Version).ToListAsync(cancel);
        List<ItemField> fields = staff ? await db.Set<ItemField>().Where(f => f.ItemId == item.Id).OrderBy(f => f.Name).ToListAsync(cancel) : [];
        var watchers = await db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync(cancel);
        var links = await db.Set<ItemLink>().Where(l => l.FromId == item.Id || l.ToId == item.Id).OrderBy(l => l.Kind).ThenBy(l => l.Id).Take(200).ToListAsync(cancel);
        var related = await Related(visit, item, links, cancel);
        var timeline = TimelineReading.Weave(comments, events, files, staff, most);
        var people = workspace.Get<PeopleDirectory>().Now;
        var type = workspace.Get<TypeDirectory>().Find(item.Type)!;
        List<RelatedItem> children = [.. related.Where(r => r.ParentId == item.Id).Select(r => r.Item)];
        var facts = new ItemFacts(
            files.Any(f => f.Evidence) || fields.Any(f => f.Name == ItemFields.Evidence),
            children.Count(c => c.Category < StateCategory.Done));

        return new ItemView
        {
            Item = item,
            Key = new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString(),
            Space = spaces.Find(item.SpaceId)!,
            Type = type,
            Staff = staff,
            MayChange = actor.May(WorkItemPermissions.Change, item.SpaceId),
            MayComment = actor.May(WorkItemPermissions.Comment, item.SpaceId) || actor.AsksFor(item),
            Watching = actor.PersonId is { } me && watchers.Contains(me),
            Closure = closure,
            Ways =
            [
                .. Ways.OutOf(item, type.Workflow, actor)
                    .Select(way => new WayOut(type.Workflow.Find(way.To)!, way, WorkItemRules.MissingFor(way, item, facts, note: null))),
            ],
            Parent = related.FirstOrDefault(r => r.Item.Id == item.ParentId)?.Item,
            Children = children,
            Links = [.. from link in links
                        let other = related.FirstOrDefault(r => r.Item.Id == (link.FromId == item.Id ? link.ToId : link.FromId))
                        where other is not null
                        select new LinkedItem(link.Id, LinkEnd.Of(link, item.Id), other.Item)],
            Files = [.. files.GroupBy(f => (f.Name, f.Internal)).Select(versions => new FileVersions(versions.First(), [.. versions.Skip(1)]))],
            Fields = fields,
            Watchers = staff ? [.. watchers.Select(id => people.Find(id)).OfType<Person>().OrderBy(p => p.Name, StringComparer.CurrentCulture)] : [],
            Timeline = timeline,
            Client = staff ? await ClientOf(visit, item, people, cancel) : null,
            TextLinks = await NamesForReader.Read(visit, item, staff, watchers, timeline, cancel),
        };
    }

    private sealed record Relation(long? ParentId, RelatedItem Item);

    /// <summary>Parent, children and linked items in one statement, seen through the reader's eyes.</summary>
    private static async Task<IReadOnlyList<Relation>> Related(Visit visit, WorkItem item, IReadOnlyList<ItemLink> links, CancellationToken cancel)
    {
        List<long> ids = [.. links.Select(l => l.FromId == item.Id ? l.ToId : l.FromId)];
        if (item.ParentId is { } parent)
            ids.Add(parent);
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var found = await visit.Db.ItemsFor(visit.Actor).Where(i => i.ParentId == item.Id || ids.Contains(i.Id))
            .OrderBy(i => i.Category).ThenBy(i => i.Number).Take(500)
            .Select(i => new { i.ParentId, i.Id, i.SpaceId, i.Number, i.Title, i.Type, i.State, i.Category, i.Priority, i.AssigneeId }).ToListAsync(cancel);
        return
        [
            .. found.Select(i => new Relation(i.ParentId, new RelatedItem(
                i.Id, new WorkItemKey(spaces.KeyOf(i.SpaceId), i.Number).ToString(), i.Title, i.Type, i.State, i.Category, i.Priority, i.AssigneeId))),
        ];
    }

    private static async Task<ClientCard?> ClientOf(Visit visit, WorkItem item, Snapshot people, CancellationToken cancel)
    {
        if (item.ClientId is not { } client)
            return null;
        var open = await visit.Db.ItemsFor(visit.Actor).CountAsync(i => i.ClientId == client && i.Category < StateCategory.Done, cancel);
        var requester = people.Find(item.RequesterId);
        return new ClientCard(
            visit.Workspace.Get<ClientDirectory>().NameOf(client), open, requester?.Name, requester?.Title, requester?.Phone, requester?.Email);
    }
}
