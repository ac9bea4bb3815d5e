using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Limits;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Boards;

/// <summary>A column: a state, or a category where types with different workflows stand side by side.</summary>
/// <param name="Value">What a card dropped here goes to: a state's key, or a category's name.</param>
/// <param name="Count">Cards of the column, also those beyond what is shown.</param>
public sealed record BoardLane(string Value, string Title, StateShape? Shape, int Count, IReadOnlyList<ListedItem> Cards, Condition Filter)
{
    /// <summary>What the column shall hold at most; null without a limit.</summary>
    public LaneLimit? Limit { get; init; }
}

/// <summary>A lane over all columns; the only one has no title.</summary>
/// <param name="Value">What a card dropped here gets besides its column's value; empty for the only lane.</param>
public sealed record BoardRow(string Value, string? Title, int Count, IReadOnlyList<BoardLane> Lanes);

/// <summary>The items of an address in columns. Lists show what is open; a board also shows what was finished lately, or nothing could be dropped there.</summary>
public sealed record BoardCards(IReadOnlyList<BoardRow> Rows, int Count)
{
    private const int MostCards = 400;
    private const int MostFinished = 30;
    private static readonly Duration Lately = Duration.FromDays(7);
    private static readonly Instant Never = Instant.FromUtc(9999, 12, 31, 0, 0);

    /// <summary>Three statements: how many in each state, the cards to do, the cards done lately. A fourth counts columns that are no states, or what limits are about.</summary>
    public static async Task<Outcome<BoardCards>> Load(Visit visit, Space? space, ListAddress address, CancellationToken cancel)
    {
        var usual = address.Parts.Any(c => ListAddress.Same(c, ListAddress.Open));
        var conditions = address.Parts.Where(c => !ListAddress.Same(c, ListAddress.Open)).ToList();
        var found = ItemListing.Seen(visit, space).Apply(Query.Join(conditions), visit.QueryScope());
        if (!found.Succeeded)
            return found.Refusal;
        var since = visit.Now - Lately;
        var all = usual ? found.Answer.Where(i => i.Category < StateCategory.Done || i.UpdatedAt > since) : found.Answer;
        var counts = await all.GroupBy(i => new { i.Type, i.State, i.Category }).Select(g => new StateCount(g.Key.Type, g.Key.State, g.Key.Category, g.Count())).ToListAsync(cancel);
        var cards = await all.Where(i => i.Category < StateCategory.Done).OrderByDescending(i => i.Priority).ThenBy(i => i.Due ?? Never).ThenBy(i => i.Id)
            .Take(MostCards).Select(ListedItem.Of).ToListAsync(cancel);
        cards.AddRange(await all.Where(i => i.Category >= StateCategory.Done).OrderByDescending(i => i.UpdatedAt).Take(MostFinished).Select(ListedItem.Of).ToListAsync(cancel));
        var columns = Dimensions.Find(address.Group) is { Change: not null } wished ? wished : null;
        var columnCounts = columns is null ? [] : await columns.Count(all, cancel);
        var limits = columns is null ? await BoardLimits.Load(visit, space, cancel) : new Dictionary<string, LaneLimit>();
        IReadOnlyList<BoardLane> Lanes(IReadOnlyList<ListedItem> some, bool whole) => columns is null
            ? [.. Arrange(visit, space, whole ? counts : CountsOf(some), some).Select(lane => lane with { Limit = limits.GetValueOrDefault(lane.Value) })]
            : ByDimension(columns, new ItemNames(visit), columnCounts, whole, some);
        return new BoardCards(RowsBy(visit, Dimensions.Find(address.Lanes), cards, Lanes), counts.Sum(c => c.Count));
    }

    /// <summary>One lane over all columns, or one for each value of a dimension that a shown card has.</summary>
    private static IReadOnlyList<BoardRow> RowsBy(Visit visit, Dimension? by, List<ListedItem> cards, Func<IReadOnlyList<ListedItem>, bool, IReadOnlyList<BoardLane>> lanes)
    {
        if (by is null)
            return [new BoardRow("", null, cards.Count, lanes(cards, true))];
        var names = new ItemNames(visit);
        return
        [
            .. cards.GroupBy(by.ValueOf).OrderBy(g => by.PlaceOf(g.Key)).ThenBy(g => by.LabelOf(g.Key, names), StringComparer.CurrentCultureIgnoreCase)
                .Select(g => new BoardRow(MoveEndpoints.ColumnOf(by, g.Key), by.LabelOf(g.Key, names), g.Count(), lanes([.. g], false))),
        ];
    }

    private static IReadOnlyList<BoardLane> ByDimension(Dimension by, ItemNames names, IReadOnlyList<PivotCount> counts, bool whole, IReadOnlyList<ListedItem> cards)
    {
        var values = (by.Values?.Invoke(names) ?? []).Concat(counts.Select(c => c.Row ?? "")).Distinct();
        return
        [
            .. values.OrderBy(by.PlaceOf).ThenBy(v => by.LabelOf(v, names), StringComparer.CurrentCultureIgnoreCase).Select(v =>
            {
                var own = cards.Where(c => by.ValueOf(c) == v).ToList();
                var count = whole ? counts.Where(c => (c.Row ?? "") == v).Sum(c => c.Count) : own.Count;
                return new BoardLane(MoveEndpoints.ColumnOf(by, v), by.LabelOf(v, names), null, count, own, by.ConditionFor(v, names));
            }),
        ];
    }

    private static List<StateCount> CountsOf(IReadOnlyList<ListedItem> cards) =>
        [.. cards.GroupBy(c => (c.Type, c.State, c.Category)).Select(g => new StateCount(g.Key.Type, g.Key.State, g.Key.Category, g.Count()))];

    private static IReadOnlyList<BoardLane> Arrange(Visit visit, Space? space, List<StateCount> counts, IReadOnlyList<ListedItem> cards)
    {
        var types = visit.Workspace.Get<TypeDirectory>();
        var shown = counts.Select(c => c.Type).Distinct().Select(types.Find).OfType<ItemType>().ToList();
        if (shown.Count == 0)
            shown = [.. (space?.TypeKeys ?? []).Take(1).Select(types.Find).OfType<ItemType>()];
        return shown.Count > 0 && shown.All(t => SameStates(t, shown[0])) ? ByState(types, shown[0], counts, cards) : ByCategory(counts, cards);
    }

    private static IReadOnlyList<BoardLane> ByState(TypeDirectory types, ItemType type, List<StateCount> counts, IReadOnlyList<ListedItem> cards) =>
    [
        .. type.Workflow.States.Select(s => new BoardLane(
            s.Key, types.StateName(type.Key, s.Key), Shapes.Of(s.Category), counts.Where(c => c.State == s.Key).Sum(c => c.Count),
            [.. cards.Where(c => c.State == s.Key)], Condition.Of("state", "=", s.Key))),
    ];

    private static IReadOnlyList<BoardLane> ByCategory(List<StateCount> counts, IReadOnlyList<ListedItem> cards) =>
    [
        .. Enum.GetValues<StateCategory>().Select(category => new BoardLane(
            MoveEndpoints.ColumnOf(category), Texts<ListTexts>.Say("Category" + category).ToString(), Shapes.Of(category),
            counts.Where(c => c.Category == category).Sum(c => c.Count), [.. cards.Where(c => c.Category == category)],
            Condition.Of("stateCategory", "=", category.ToString().ToLowerInvariant()))),
    ];

    private static bool SameStates(ItemType one, ItemType other) => one.Workflow.States.Select(s => s.Key).SequenceEqual(other.Workflow.States.Select(s => s.Key));

    private sealed record StateCount(string Type, string State, StateCategory Category, int Count);
}
