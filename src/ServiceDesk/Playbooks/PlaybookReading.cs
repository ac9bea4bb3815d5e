using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.ServiceDesk.TextBlocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>Playbooks beside an item, and how often each was used.</summary>
internal static class PlaybookReading
{
    /// <summary>The item of a page as conditions are asked of it, without a statement.</summary>
    public static KnownItem AsKnown(this SeenItem seen) => new(seen.Item)
    {
        ClosedAt = seen.Closure?.At, Fields = seen.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal), Watchers = seen.Watchers.Select(w => w.Id).ToHashSet(),
        Tags = TagText.Split(seen.Item.Tags).Select(ItemWords.Folded).ToHashSet(StringComparer.Ordinal), Texts = [seen.Item.Title, seen.Item.Description],
    };

    /// <summary>What fits the item, with its ticks: one statement, and none when nothing fits.</summary>
    public static async Task<IReadOnlyList<ItemPlaybook>> PlaybooksFor(this Visit visit, KnownItem item, CancellationToken cancel)
    {
        var fitting = visit.Workspace.Get<PlaybookShelf>().For(item, visit.Db, visit.Now);
        if (fitting.Count == 0)
            return [];
        var id = item.Item.Id;
        var ticks = await visit.Db.Set<PlaybookTick>().Where(t => t.ItemId == id).ToListAsync(cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return
        [
            .. fitting.Select(p => new ItemPlaybook(p.Id.ToString(CultureInfo.InvariantCulture), p.Name,
            [
                .. PlaybookEntry.Read(p.Body).Select(e => ticks.Find(t => t.PlaybookId == p.Id && t.Entry == e.Key && e.Kind != EntryKind.Wording) is { } tick
                    ? new ItemEntry(e.Kind, e.Text, people.NameOf(tick.ById), tick.At)
                    : new ItemEntry(e.Kind, e.Kind == EntryKind.Wording ? BlockWords.Fill(e.Text, item.Item, visit.Actor, visit.Workspace) : e.Text, null, null)),
            ])),
        ];
    }

    /// <summary>Of each playbook: items something was ticked for, and items all of it was. One statement for all.</summary>
    public static async Task<IReadOnlyDictionary<long, (int Used, int Completed)>> UsesOf(this Visit visit, IReadOnlyList<Playbook> playbooks, CancellationToken cancel)
    {
        long[] ids = [.. playbooks.Select(p => p.Id)];
        var counts = await visit.Db.Set<PlaybookTick>().Where(t => ids.Contains(t.PlaybookId)).GroupBy(t => new { t.PlaybookId, t.ItemId }).Select(g => new { g.Key.PlaybookId, Count = g.Count() }).ToListAsync(cancel);
        return playbooks.ToDictionary(p => p.Id, p =>
        {
            var all = PlaybookEntry.Read(p.Body).Count(e => e.Kind != EntryKind.Wording);
            var mine = counts.FindAll(c => c.PlaybookId == p.Id);
            return (mine.Count, mine.Count(c => all > 0 && c.Count >= all));
        });
    }
}
