using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Listing;

/// <summary>The items an address asks for, as far as this visitor sees them: one page, and how many there are in all.</summary>
public sealed record ItemListing(IReadOnlyList<ListedItem> Items, int Count, string? NextCursor, string? PreviousCursor)
{
    public const int Rows = 50;

    /// <summary>Counting stops here: "10,000+" says enough and costs little.</summary>
    public const int MostCounted = 10_000;

    public static readonly ItemListing Nothing = new([], 0, null, null);

    /// <summary>Two statements, whatever the number of rows.</summary>
    public static async Task<Outcome<ItemListing>> Load(Visit visit, Space? space, ListAddress address, CancellationToken cancel)
    {
        var found = Seen(visit, space).Apply(address.Conditions, visit.QueryScope());
        if (!found.Succeeded)
            return found.Refusal;
        var page = await found.Answer.Page(ListedItem.Of, address.Order, Rows, address.Before ?? address.Cursor, address.Before is not null, cancel);
        if (!page.Succeeded)
            return page.Refusal;
        var (items, next, previous) = page.Answer;
        var all = next is null && previous is null && address.Cursor is null && address.Before is null;
        var count = all ? items.Count : await found.Answer.Take(MostCounted + 1).CountAsync(cancel);
        return new ItemListing(items, count, next, previous);
    }

    /// <summary>Whether there is anything at all, open or not: tells a finished list from one never used.</summary>
    public static Task<bool> AnyIn(Visit visit, Space? space, CancellationToken cancel) => Seen(visit, space).AnyAsync(cancel);

    /// <summary>Items of the space, or of every space the visitor works in together with what they asked for or watch.</summary>
    public static IQueryable<WorkItem> Seen(Visit visit, Space? space) =>
        space is null ? visit.Items() : visit.Db.ItemsIn(visit.Actor, space.Id);
}
