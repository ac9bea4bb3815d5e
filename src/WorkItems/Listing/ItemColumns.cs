using Steward.Platform.Text;

namespace Steward.WorkItems.Listing;

/// <summary>A column a list can show.</summary>
/// <param name="Key">As an address names it; its words are <c>Column_KEY</c>.</param>
/// <param name="Order">Field it sorts by; null when it does not.</param>
/// <param name="DescendingFirst">The first click puts the largest on top.</param>
public sealed record ItemColumn(string Key, string? Order = null, bool DescendingFirst = false)
{
    public string Label => Texts<ListTexts>.Say("Column_" + Key).ToString();
}

/// <summary>All columns, in the order a menu offers them. Key and title always show: without them a row is nobody's.</summary>
public static class ItemColumns
{
    public static IReadOnlyList<ItemColumn> All { get; } =
    [
        new("priority", "priority", DescendingFirst: true), new("title", "key", DescendingFirst: true), new("requester"), new("state"), new("due", "due"), new("sla", "sla.due"), new("assignee"),
        new("updated", "updatedAt", DescendingFirst: true), new("type"), new("space"), new("team"), new("client"), new("service"), new("process"),
        new("start", "plannedStart"), new("progress"), new("tags"), new("created", "createdAt", DescendingFirst: true),
    ];

    public static IReadOnlyList<string> Usual { get; } = ["priority", "title", "requester", "state", "due", "assignee", "updated"];

    /// <summary>The columns of an address: unknown names are left out, the title never is.</summary>
    public static IReadOnlyList<ItemColumn> Of(IReadOnlyList<string> wished)
    {
        var names = wished.Count == 0 ? Usual : wished.Contains("title") ? wished : ["title", .. wished];
        return [.. names.Distinct().Select(n => All.FirstOrDefault(c => c.Key == n)).OfType<ItemColumn>()];
    }
}
