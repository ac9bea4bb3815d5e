using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Listing;

/// <summary>One group of a list: a value, its words, how many items have it on all pages, and the list of just these.</summary>
public sealed record ItemGroup(Dimension Dimension, string Value, string Label, int Count, string Href);

/// <summary>The items an address asks for, as far as this visitor sees them: one page, and how many there are in all.</summary>
public sealed record ItemListing(IReadOnlyList<ListedItem> Items, int Count, string? NextCursor, string? PreviousCursor)
{
    public const int Rows = 50;

    /// <summary>Counting stops here: "10,000+" says enough and costs little.</summary>
    public const int MostCounted = 10_000;

    public static readonly ItemListing Nothing = new([], 0, null, null);

    /// <summary>Null for a list without groups.</summary>
    public IReadOnlyList<ItemGroup>? Groups { get; init; }

    /// <summary>Two statements, whatever the number of rows; a third counts groups.</summary>
    public static async Task<Outcome<ItemListing>> Load(Visit visit, Space? space, ListAddress address, CancellationToken cancel)
    {
        var scope = visit.QueryScope();
        var found = Seen(visit, space).Apply(address.Where, scope);
        if (!found.Succeeded)
            return found.Refusal;
        var dimension = Dimensions.Find(address.Group);
        var order = ItemOrder.Of(address.Order, scope, dimension?.Order ?? []);
        if (!order.Succeeded)
            return order.Refusal;
        var page = await found.Answer.Page(ListedItem.Of, order.Answer, Rows, address.Before ?? address.Cursor, address.Before is not null, cancel);
        if (!page.Succeeded)
            return page.Refusal;
        var (items, next, previous) = page.Answer;
        var groups = dimension is null ? null : await GroupsOf(visit, found.Answer, dimension, address, cancel);
        var all = next is null && previous is null && address.Cursor is null && address.Before is null;
        var count = all ? items.Count : groups?.Sum(g => g.Count) ?? await found.Answer.Take(MostCounted + 1).CountAsync(cancel);
        return new ItemListing(items, count, next, previous) { Groups = groups };
    }

    /// <summary>Whether there is anything at all, open or not: tells a finished list from one never used.</summary>
    public static Task<bool> AnyIn(Visit visit, Space? space, CancellationToken cancel) => Seen(visit, space).AnyAsync(cancel);

    /// <summary>Items of the space, or of every space the visitor works in together with what they asked for or watch.</summary>
    public static IQueryable<WorkItem> Seen(Visit visit, Space? space) =>
        space is null ? visit.Items() : visit.Db.ItemsIn(visit.Actor, space.Id);

    /// <summary>In the order the rows come.</summary>
    private static async Task<IReadOnlyList<ItemGroup>> GroupsOf(Visit visit, IQueryable<WorkItem> items, Dimension dimension, ListAddress address, CancellationToken cancel)
    {
        var names = new ItemNames(visit);
        var counts = await dimension.Count(items, cancel);
        return
        [
            .. counts.Select(c => (Value: c.Row ?? "", c.Count)).Select(c => new ItemGroup(
                dimension, c.Value, dimension.LabelOf(c.Value, names), c.Count, (address with { Group = null }).With([.. address.Parts, dimension.ConditionFor(c.Value, names)]).Href)),
        ];
    }
}
