using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Viewing;

/// <summary>Reads an item's page: at most eleven statements, however many comments, files, links and children it has, and seven more where its type has conditions.</summary>
public static class ItemReading
{
    private const int MostRelated = 500;

    /// <summary>What the visitor may see of the item; null when it is absent or hidden.</summary>
    /// <param name="visit">Who reads.</param>
    /// <param name="key">Present or former key.</param>
    /// <param name="all">Read the whole timeline, not its newest page.</param>
    /// <param name="cancel">Ends the queries.</param>
    public static async Task<SeenItem?> ReadItem(this Visit visit, string key, bool all = false, CancellationToken cancel = default)
    {
        var (db, actor, workspace) = (visit.Db, visit.Actor, visit.Workspace);
        var spaces = workspace.Get<SpaceDirectory>();
        if (await db.FindItem(actor, spaces, key) is not { } item)
            return null;
        var staff = actor.ReadsAllOf(item.SpaceId);
        var most = all ? TimelineReading.Most : TimelineReading.Page;

        var closure = item.IsOpen ? null : await db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id, cancel);
        var stories = await db.StoriesOf(actor, item, cancel);
        var comments = await db.CommentsOf(stories, staff).OrderByDescending(c => c.At).Take(most + 1).ToListAsync(cancel);
        var events = await db.HistoryOf(item.Id, staff).OrderByDescending(e => e.Id).Take(most + 1).ToListAsync(cancel);
        var files = await db.FilesOf(stories, staff).OrderBy(a => a.Name).ThenByDescending(a => a.Version).ToListAsync(cancel);
        List<ItemField> fields = staff ? await db.Set<ItemField>().Where(f => f.ItemId == item.Id).OrderBy(f => f.Name).ToListAsync(cancel) : [];
        // how much is ticked decides for everybody which ways are open; what it says is staff's
        var checks = await db.Set<CheckRow>().Where(c => c.ItemId == item.Id).OrderBy(c => c.Position).ToListAsync(cancel);
        var watchers = await db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync(cancel);
        var related = await Related(visit, item, cancel);
        var timeline = TimelineReading.Weave(comments, events, files, staff, most);
        var people = workspace.Get<PeopleDirectory>().Now;
        var type = workspace.Get<TypeDirectory>().Find(item.Type)!;
        var defined = workspace.Get<FieldDirectory>();
        List<RelatedItem> children = [.. related.Where(r => r.LinkId is null && r.ParentId == item.Id).Select(r => r.Item)];
        // conditions of fields and ways are asked of the whole item: seven statements more, where there are any
        var conditional = (staff && defined.Of(type.Key).Any(f => f.VisibleIf.Length > 0 || f.RequiredIf.Length > 0)) || type.Workflow.From(item.State).Any(w => !string.IsNullOrWhiteSpace(w.Guard));
        var whole = conditional ? (await KnownItem.Load(workspace, db, [item], cancel))[0] : KnownItem.NotYet(item, fields.ToDictionary(f => f.Name, f => f.Value), []);
        var scope = WayGuards.Scope(workspace, actor, db, visit.Now);
        var facts = new ItemFacts(
            files.Any(f => f.Evidence && f.ItemId == item.Id) || fields.Any(f => f.Name == ItemFields.Evidence),
            children.Count(c => c.Category < StateCategory.Done),
            checks.Count(c => c.DoneAt is null),
            type.Workflow.From(item.State).Any(w => w.Requires.Contains("approval")) ? await ApprovalRules.MustBeApproved(db, item) : null);

        return new SeenItem
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
                    .Select(way => new WayOut(type.Workflow.Find(way.To)!, way,
                    [
                        .. WorkItemRules.MissingFor(way, item, facts, note: null),
                        .. staff ? FieldRules.Missing(defined, whole, type.Workflow.Find(way.To)!, scope) : [],
                        .. WayGuards.Missing(way, whole, scope, staff),
                    ])),
            ],
            MergedInto = await Merged(visit, item, cancel),
            Parent = related.FirstOrDefault(r => r.LinkId is null && r.Item.Id == item.ParentId)?.Item,
            Children = children,
            Links = [.. related.Where(r => r.LinkId is not null).OrderBy(r => r.LinkKind).Select(r => new LinkedItem(r.LinkId!.Value, LinkEnd.Of(r.LinkKind!.Value, r.LinkTo == item.Id), r.Item))],
            Files = [.. files.Where(f => f.ItemId == item.Id).GroupBy(f => (f.Name, f.Internal)).Select(versions => new FileVersions(versions.First(), [.. versions.Skip(1)]))],
            Checks = staff ? checks : [],
            Fields = fields,
            Form = staff ? ItemForm.Of(defined, whole, scope) : ItemForm.Plain,
            Watchers = staff ? [.. watchers.Select(id => people.Find(id)).OfType<Person>().OrderBy(p => p.Name, StringComparer.CurrentCulture)] : [],
            Timeline = timeline,
            Client = staff ? await ClientOf(visit, item, people, cancel) : null,
            TextLinks = await NamesForReader.Read(visit, item, staff, watchers, timeline, cancel),
        };
    }

    /// <summary>Key of the item that tells this one's story on; null when it does itself, or when the reader does not see the other.</summary>
    private static async Task<string?> Merged(Visit visit, WorkItem item, CancellationToken cancel)
    {
        if (item.MergedIntoId is not { } id)
            return null;
        var other = await visit.Db.ItemsFor(visit.Actor).Where(i => i.Id == id).Select(i => new { i.SpaceId, i.Number }).FirstOrDefaultAsync(cancel);
        return other is null ? null : new WorkItemKey(visit.Workspace.Get<SpaceDirectory>().KeyOf(other.SpaceId), other.Number).ToString();
    }

    private sealed record Relation(long? LinkId, LinkKind? LinkKind, long? LinkTo, long? ParentId, RelatedItem Item);

    /// <summary>Parent, children and linked items in one statement, seen through the reader's eyes; an item may come both as a child and by a link.</summary>
    private static async Task<IReadOnlyList<Relation>> Related(Visit visit, WorkItem item, CancellationToken cancel)
    {
        var (id, parent, seen) = (item.Id, item.ParentId, visit.Db.ItemsFor(visit.Actor));
        var family =
            from i in seen
            where i.ParentId == id || i.Id == parent
            select new { LinkId = (long?)null, Kind = (LinkKind?)null, ToId = (long?)null, i.ParentId, i.Id, i.SpaceId, i.Number, i.Title, i.Type, i.State, i.Category, i.Priority, i.AssigneeId };
        var linked =
            from link in visit.Db.Set<ItemLink>()
            where link.FromId == id || link.ToId == id
            join i in seen on link.FromId == id ? link.ToId : link.FromId equals i.Id
            select new { LinkId = (long?)link.Id, Kind = (LinkKind?)link.Kind, ToId = (long?)link.ToId, i.ParentId, i.Id, i.SpaceId, i.Number, i.Title, i.Type, i.State, i.Category, i.Priority, i.AssigneeId };
        var found = await family.Concat(linked).OrderBy(i => i.Category).ThenBy(i => i.Number).Take(MostRelated).ToListAsync(cancel);
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        return
        [
            .. found.Select(i => new Relation(i.LinkId, i.Kind, i.ToId, i.ParentId, new RelatedItem(
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
