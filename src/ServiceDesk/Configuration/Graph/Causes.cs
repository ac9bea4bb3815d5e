using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Configuration.Graph;

/// <summary>A configuration item that may be the cause, with what speaks for it.</summary>
/// <param name="Reached">Which, and how it was reached.</param>
/// <param name="Open">Open work items about it that the reader sees.</param>
/// <param name="ChangedAt">When it was last changed, where that is recent.</param>
public sealed record Suspect(ReachedCi Reached, IReadOnlyList<RelatedItem> Open, Instant? ChangedAt);

/// <summary>What may be the cause when a configuration item does not work: itself and what it rests on, where something is open or was changed lately.</summary>
/// <param name="Suspects">Those with open items first, then the nearest.</param>
/// <param name="Quiet">Others it rests on, of which nothing is known.</param>
/// <param name="Cut">It rests on more than was followed.</param>
public sealed record Causes(IReadOnlyList<Suspect> Suspects, IReadOnlyList<ReachedCi> Quiet, bool Cut)
{
    /// <summary>What was changed within this time is suspected.</summary>
    public static readonly Duration Lately = Duration.FromDays(14);

    private const int MostItems = 200;

    /// <summary>Reads them: a statement for each level, one for the items, one for open work, one for changes.</summary>
    public static async Task<Causes> Of(Visit visit, ConfigurationItem failing, CancellationToken cancel = default)
    {
        var book = visit.Workspace.Get<CiBook>();
        var reach = await CiWalk.From(visit.Db, book, [failing.Id], Walking.ToCauses, cancel: cancel);
        var cis = await ReachedCis.Read(visit.Db, book, reach, cancel);
        var open = await OpenItems.About(visit, [.. cis.Select(c => c.Ci.Id)], MostItems, cancel);
        var since = visit.Now - Lately;
        var ids = cis.Select(c => c.Ci.Id).ToList();
        var changed = await visit.Db.Set<EventRow>().Where(e => e.Subject == "ci" && ids.Contains(e.SubjectId) && e.At >= since && e.Kind == "ci.changed")
            .GroupBy(e => e.SubjectId).Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var all = cis.Select(c => new Suspect(c, [.. open[c.Ci.Id]], changed.TryGetValue(c.Ci.Id, out var at) ? at : null)).ToList();
        return new Causes(
            [.. all.Where(s => s.Open.Count > 0 || s.ChangedAt is not null).OrderByDescending(s => s.Open.Count > 0).ThenBy(s => s.Reached.Depth).ThenByDescending(s => s.ChangedAt)],
            [.. all.Where(s => s.Open.Count == 0 && s.ChangedAt is null && s.Reached.Depth > 0).Select(s => s.Reached)],
            reach.Cut);
    }
}

/// <summary>Open work about configuration items, as far as a reader sees it.</summary>
internal static class OpenItems
{
    public static async Task<ILookup<long, RelatedItem>> About(Visit visit, IReadOnlyList<long> cis, int most, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var rows = await (from tie in visit.Db.Set<CiTie>()
                          join item in visit.Items() on tie.ItemId equals item.Id
                          where cis.Contains(tie.CiId) && item.Category < StateCategory.Done
                          orderby item.Priority descending, item.Id descending
                          select new { tie.CiId, Item = item }).Take(most).ToListAsync(cancel);
        return rows.ToLookup(r => r.CiId, r => Of(r.Item, spaces));
    }

    public static RelatedItem Of(WorkItem item, SpaceDirectory spaces) =>
        new(item.Id, new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString(), item.Title, item.Type, item.State, item.Category, item.Priority, item.AssigneeId);
}
