using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A page of items, the cursor of the next one (null at the end) and that of the one before (null on the first).</summary>
public sealed record ItemPage<TRow>(IReadOnlyList<TRow> Items, string? NextCursor, string? PreviousCursor = null);

/// <summary>Pages by key, not by offset: the hundredth page costs what the first does, and new items never shift it.</summary>
public static class ItemPages
{
    public const int MostItems = 200;

    /// <summary>Takes one page.</summary>
    /// <param name="items">What to page through.</param>
    /// <param name="row">What is read of each item.</param>
    /// <param name="order">In which order.</param>
    /// <param name="limit">1 to <see cref="MostItems"/>.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="backwards">Takes the page in front of the cursor instead of the one behind it.</param>
    /// <param name="cancel">Ends the query.</param>
    public static async Task<Outcome<ItemPage<TRow>>> Page<TRow>(
        this IQueryable<WorkItem> items, Expression<Func<WorkItem, TRow>> row, ItemOrder order, int limit, string? cursor, bool backwards = false,
        CancellationToken cancel = default)
    {
        if (limit is < 1 or > MostItems)
            return Refusal.Invalid("limit", Texts<WorkItemTexts>.Say("LimitShape", MostItems));
        if (cursor is not null)
        {
            if (Keyset.Behind(order, cursor, backwards) is not { } behind)
                return Refusal.Invalid("cursor", Texts<WorkItemTexts>.Say("CursorShape"));
            items = items.Where(behind);
        }

        var found = await Keyset.Sort(items, order, backwards).Take(limit + 1).Select(Keyset.Placed(row, order)).ToListAsync(cancel);
        var more = found.Count > limit;
        if (more)
            found.RemoveAt(limit);
        if (backwards)
            found.Reverse();
        return new ItemPage<TRow>(
            [.. found.Select(f => f.Row)],
            found.Count > 0 && (more || backwards) ? Keyset.Write(order, found[^1]) : null,
            found.Count > 0 && (backwards ? more : cursor is not null) ? Keyset.Write(order, found[0]) : null);
    }

    /// <summary>One page of whole items.</summary>
    public static Task<Outcome<ItemPage<WorkItem>>> Page(this IQueryable<WorkItem> items, ItemOrder order, int limit, string? cursor, CancellationToken cancel = default) =>
        items.Page(i => i, order, limit, cursor, backwards: false, cancel);
}
