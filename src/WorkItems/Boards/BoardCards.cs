using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Boards;

/// <summary>A column: a state, or a category where types with different workflows stand side by side.</summary>
/// <param name="Value">What a card dropped here goes to: a state's key, or a category's name.</param>
/// <param name="Count">Cards of the column, also those beyond what is shown.</param>
public sealed record BoardLane(string Value, string Title, StateShape Shape, int Count, IReadOnlyList<ListedItem> Cards, Condition Filter);

/// <summary>The items of an address in columns. Lists show what is open; a board also shows what was finished lately, or nothing could be dropped there.</summary>
public sealed record BoardCards(IReadOnlyList<BoardLane> Lanes, int Count)
{
    private const int MostCards = 400;
    private const int MostFinished = 30;
    private static readonly Duration Lately = Duration.FromDays(7);
    private static readonly Instant Never = Instant.FromUtc(9999, 12, 31, 0, 0);

    /// <summary>Three statements: how many in each state, the cards to do, the cards done lately.</summary>
    public static async Task<Outcome<BoardCards>> Load(Visit visit, Space? space, ListAddress address, CancellationToken cancel)
    {
        var usual = address.Conditions.Any(c => ListAddress.Same(c, ListAddress.Open));
        var conditions = address.Conditions.Where(c => !ListAddress.Same(c, ListAddress.Open)).ToList();
        var found = ItemListing.Seen(visit, space).Apply(conditions, visit.QueryScope());
        if (!found.Succeeded)
            return found.Refusal;
        var since = visit.Now - Lately;
        var all = usual ? found.Answer.Where(i => i.Category < StateCategory.Done || i.UpdatedAt > since) : found.Answer;
        var counts = await all.GroupBy(i => new { i.Type, i.State, i.Category }).Select(g => new StateCount(g.Key.Type, g.Key.State, g.Key.Category, g.Count())).ToListAsync(cancel);
        var cards = await all.Where(i => i.Category < StateCategory.Done).OrderByDescending(i => i.Priority).ThenBy(i => i.Due ?? Never).ThenBy(i => i.Id)
            .Take(MostCards).Select(ListedItem.Of).ToListAsync(cancel);
        cards.AddRange(await all.Where(i => i.Category >= StateCategory.Done).OrderByDescending(i => i.UpdatedAt).Take(MostFinished).Select(ListedItem.Of).ToListAsync(cancel));
        return new BoardCards(Arrange(visit, space, counts, cards), counts.Sum(c => c.Count));
    }

    private static IReadOnlyList<BoardLane> Arrange(Visit visit, Space? space, List<StateCount> counts, List<ListedItem> cards)
    {
        var types = visit.Workspace.Get<TypeDirectory>();
        var shown = counts.Select(c => c.Type).Distinct().Select(types.Find).OfType<ItemType>().ToList();
        if (shown.Count == 0)
            shown = [.. (space?.TypeKeys ?? []).Take(1).Select(types.Find).OfType<ItemType>()];
        return shown.Count > 0 && shown.All(t => SameStates(t, shown[0])) ? ByState(types, shown[0], counts, cards) : ByCategory(counts, cards);
    }

    private static IReadOnlyList<BoardLane> ByState(TypeDirectory types, ItemType type, List<StateCount> counts, List<ListedItem> cards) =>
    [
        .. type.Workflow.States.Select(s => new BoardLane(
            s.Key, types.StateName(type.Key, s.Key), Shapes.Of(s.Category), counts.Where(c => c.State == s.Key).Sum(c => c.Count),
            [.. cards.Where(c => c.State == s.Key)], new Condition("state", "=", [s.Key], 1))),
    ];

    private static IReadOnlyList<BoardLane> ByCategory(List<StateCount> counts, List<ListedItem> cards) =>
    [
        .. Enum.GetValues<StateCategory>().Select(category => new BoardLane(
            MoveEndpoints.ColumnOf(category), Texts<ListTexts>.Say("Category" + category).ToString(), Shapes.Of(category),
            counts.Where(c => c.Category == category).Sum(c => c.Count), [.. cards.Where(c => c.Category == category)],
            new Condition("stateCategory", "=", [category.ToString().ToLowerInvariant()], 1))),
    ];

    private static bool SameStates(ItemType one, ItemType other) => one.Workflow.States.Select(s => s.Key).SequenceEqual(other.Workflow.States.Select(s => s.Key));

    private sealed record StateCount(string Type, string State, StateCategory Category, int Count);
}
