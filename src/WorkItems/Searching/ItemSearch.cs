using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Search;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Searching;

/// <summary>What was asked for: words, and the facets chosen so far.</summary>
public sealed record SearchWish(string Text, string? Space = null, string? Type = null, bool? Open = null, int Limit = 20);

/// <summary>A place where the words stand: an item with the text that matched best.</summary>
public sealed record Found(WorkItem Item, string Key, string Snippet, long? CommentId);

/// <summary>How many of what was found lie in one space, are of one type, or are open.</summary>
public sealed record Facet(string Key, int Count);

/// <summary>What a search answers. Everything in it was seen through the visitor's eyes before it was counted.</summary>
/// <param name="Exact">The item whose key was typed.</param>
/// <param name="Partial">True when more matched than were ranked: counts are then of the newest only.</param>
public sealed record SearchResult(
    WorkItem? Exact, IReadOnlyList<Found> Found, int Count, bool Partial,
    IReadOnlyList<Facet> Spaces, IReadOnlyList<Facet> Types, IReadOnlyList<Facet> Open);

/// <summary>
/// Full-text search over items and their timelines. Visibility is part of the statement that finds. A word that is everywhere would make
/// ranking read everything, so only the newest visible matches are ranked; any search with fewer is ranked whole.
/// </summary>
public static class ItemSearch
{
    /// <summary>Most matches that are ranked.</summary>
    public const int Window = 1_000;

    public static async Task<SearchResult> Search(this Visit visit, SearchWish wish, CancellationToken cancel = default)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var exact = WorkItemKey.TryParse(wish.Text.Trim(), out _) ? await visit.Db.FindItem(visit.Actor, spaces, wish.Text.Trim()) : null;
        var hits = await Hits(visit, wish.Text, cancel);
        var best = hits.GroupBy(h => h.ItemId).Select(item => item.MinBy(h => h.Score)!).ToList();
        bool InSpace(Hit h) => wish.Space is null || spaces.Find(wish.Space)?.Id == h.SpaceId;
        bool OfType(Hit h) => wish.Type is null || wish.Type == h.Type;
        bool IsOpen(Hit h) => wish.Open is null || wish.Open == (h.Category < StateCategory.Done);

        var chosen = best.Where(h => InSpace(h) && OfType(h) && IsOpen(h)).OrderBy(h => h.Score).ToList();
        return new SearchResult(
            exact,
            await Texts(visit, [.. chosen.Take(Math.Clamp(wish.Limit, 1, 100))], wish.Text, cancel),
            chosen.Count,
            hits.Count == Window,
            Count(best.Where(h => OfType(h) && IsOpen(h)), h => spaces.KeyOf(h.SpaceId)),
            Count(best.Where(h => InSpace(h) && IsOpen(h)), h => h.Type),
            Count(best.Where(h => InSpace(h) && OfType(h)), h => h.Category < StateCategory.Done ? "open" : "closed"));
    }

    private sealed record Hit(long Id, long ItemId, long SpaceId, string Type, StateCategory Category, double Rank)
    {
        /// <summary>Smaller is better. What is open, and a title rather than a remark, come first among equals.</summary>
        public double Score => Rank - (Category < StateCategory.Done ? 0.4 : 0) - (Id == ItemId ? 0.4 : 0);
    }

    private static async Task<IReadOnlyList<Hit>> Hits(Visit visit, string text, CancellationToken cancel)
    {
        if (visit.Db.Hits(visit.Workspace.Database.Engine, text) is not { } hits)
            return [];
        var (db, actor) = (visit.Db, visit.Actor);
        var seen =
            from hit in hits
            join item in db.ItemsFor(actor) on hit.ItemId equals item.Id
            select new { hit.Id, hit.ItemId, hit.Internal, hit.Rank, item.SpaceId, item.Type, item.Category };
        if (!actor.IsAdmin)
        {
            var staff = actor.SpacesWith(Actor.StaffRoles);
            seen = seen.Where(h => h.Internal == 0 || staff.Contains(h.SpaceId));
        }

        return await seen.OrderByDescending(h => h.Id).Take(Window)
            .Select(h => new Hit(h.Id, h.ItemId, h.SpaceId, h.Type, h.Category, h.Rank)).ToListAsync(cancel);
    }

    private static async Task<IReadOnlyList<Found>> Texts(Visit visit, IReadOnlyList<Hit> hits, string text, CancellationToken cancel)
    {
        if (hits.Count == 0)
            return [];
        long[] itemIds = [.. hits.Select(h => h.ItemId)];
        long[] commentIds = [.. hits.Where(h => h.Id != h.ItemId).Select(h => h.Id)];
        var items = await visit.Db.ItemsFor(visit.Actor).Where(i => itemIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var comments = commentIds.Length == 0
            ? []
            : await visit.Db.Set<Comment>().Where(c => commentIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Text, cancel);
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        return
        [
            .. from hit in hits
               let item = items.GetValueOrDefault(hit.ItemId)
               where item is not null
               let comment = hit.Id == hit.ItemId ? null : comments.GetValueOrDefault(hit.Id)
               select new Found(item, new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString(),
                   Snippet.Around(comment ?? item.Description, text), comment is null ? null : hit.Id),
        ];
    }

    private static IReadOnlyList<Facet> Count(IEnumerable<Hit> hits, Func<Hit, string> by) =>
        [.. hits.GroupBy(by).Select(g => new Facet(g.Key, g.Count())).OrderByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal)];
}
