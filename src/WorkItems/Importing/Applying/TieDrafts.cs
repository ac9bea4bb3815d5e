using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Gives items their parents and links, after all items of the file are there. Only what this run made is tied, so that an undo takes the
/// ties away with it; the same drafts again change nothing.
/// </summary>
internal sealed record TieDrafts(long RunId, IReadOnlyList<ItemDraft> Drafts) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class TieDraftsHandler : IHandle<TieDrafts, Done>
{
    public async Task<Outcome<Done>> Handle(TieDrafts command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.Stage != ImportStage.Running) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));

        var known = await Known(command, run.SpaceId, context);
        var ids = known.Values.Select(there => there.Item.Id).Distinct().ToList();
        var touches = await context.Db.Set<ImportTouch>().Where(t => t.RunId == run.Id && ids.Contains(t.ItemId) && t.Before == null).ToDictionaryAsync(t => t.ItemId);
        var standing = (await context.Db.Set<ItemLink>().Where(l => ids.Contains(l.FromId) && ids.Contains(l.ToId)).Select(l => new { l.FromId, l.ToId, l.Kind }).ToListAsync())
            .Select(l => (l.FromId, l.ToId, l.Kind)).ToHashSet();
        foreach (var draft in command.Drafts)
        {
            if (!known.TryGetValue(ExternalIds.Of(draft), out var there)) continue;
            if (draft.Parent is { } number && known.TryGetValue(ExternalIds.Short(number), out var parent) && touches.TryGetValue(there.Item.Id, out var touch)) Put(there, parent.Item, touch, context);
            foreach (var link in draft.Links ?? [])
                if (known.TryGetValue(ExternalIds.Short(link.Other), out var other) && (touches.ContainsKey(there.Item.Id) || touches.ContainsKey(other.Item.Id)))
                    Tie(there.Item, LinkEnd.Find(link.How)!, other.Item, standing, context);
        }

        run.MovedAt = context.Now;
        return Done.Instance;
    }

    private static async Task<Dictionary<string, (ImportedItem Imported, WorkItem Item)>> Known(TieDrafts command, long spaceId, CommandContext context)
    {
        List<string> numbers =
        [
            .. command.Drafts.Select(ExternalIds.Of).Concat(command.Drafts.Select(draft => draft.Parent).OfType<string>().Select(ExternalIds.Short))
                .Concat(command.Drafts.SelectMany(draft => draft.Links ?? []).Select(link => ExternalIds.Short(link.Other))).Distinct(StringComparer.Ordinal),
        ];
        var rows = await (from imported in context.Db.Set<ImportedItem>()
                          join item in context.Db.Set<WorkItem>() on imported.ItemId equals item.Id
                          where imported.SpaceId == spaceId && numbers.Contains(imported.ExternalId)
                          select new { imported, item }).ToListAsync();
        return rows.ToDictionary(row => row.imported.ExternalId, row => (row.imported, row.item), StringComparer.Ordinal);
    }

    private static void Put((ImportedItem Imported, WorkItem Item) there, WorkItem parent, ImportTouch touch, CommandContext context)
    {
        if (there.Item.ParentId is not null || there.Item.Version != touch.Version || parent.Id == there.Item.Id) return;
        there.Item.ParentId = parent.Id;
        there.Item.Version++;
        (touch.Version, there.Imported.Version) = (there.Item.Version, there.Item.Version);
        context.Record(new ItemChanged { SubjectId = there.Item.Id, SpaceId = there.Item.SpaceId, Changes = [new Change("parent", null, context.KeyOf(parent))] });
        context.TellAbout(there.Item);
    }

    private static void Tie(WorkItem item, LinkEnd end, WorkItem other, HashSet<(long, long, LinkKind)> standing, CommandContext context)
    {
        var (from, to) = end.Reversed ? (other, item) : (item, other);
        // Jira writes each link twice, once from each end.
        if (item.Id == other.Id || standing.Contains((to.Id, from.Id, end.Kind)) || !standing.Add((from.Id, to.Id, end.Kind))) return;
        context.Db.Add(new ItemLink { Id = Ids.Next(), FromId = from.Id, ToId = to.Id, Kind = end.Kind });
        context.Record(new ItemLinked { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = [new Change(end.Slug, null, context.KeyOf(other))] });
        context.Record(new ItemLinked { SubjectId = other.Id, SpaceId = other.SpaceId, Changes = [new Change(end.Other.Slug, null, context.KeyOf(item))] });
    }
}
