using Steward.Identity.People;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Viewing;

/// <summary>
/// Everything one reader may see of one item, read once. What the reader may not see is not in it: pages show it as it is and hide nothing.
/// </summary>
public sealed record SeenItem
{
    public required WorkItem Item { get; init; }

    public required string Key { get; init; }

    public required Space Space { get; init; }

    public required ItemType Type { get; init; }

    /// <summary>The reader works in the space: notes, staff history, every property.</summary>
    public required bool Staff { get; init; }

    public required bool MayChange { get; init; }

    public required bool MayComment { get; init; }

    public required bool Watching { get; init; }

    public Closure? Closure { get; init; }

    public required IReadOnlyList<WayOut> Ways { get; init; }

    /// <summary>Key of the item this one was merged into, when the reader sees it.</summary>
    public string? MergedInto { get; init; }

    public RelatedItem? Parent { get; init; }

    public required IReadOnlyList<RelatedItem> Children { get; init; }

    public required IReadOnlyList<LinkedItem> Links { get; init; }

    public required IReadOnlyList<FileVersions> Files { get; init; }

    /// <summary>The checklist in its order; for staff.</summary>
    public required IReadOnlyList<CheckRow> Checks { get; init; }

    public required IReadOnlyList<ItemField> Fields { get; init; }

    /// <summary>Which of the type's own fields it shows.</summary>
    public required ItemForm Form { get; init; }

    public required IReadOnlyList<Person> Watchers { get; init; }

    public required ItemTimeline Timeline { get; init; }

    public ClientCard? Client { get; init; }

    /// <summary>Where keys and names inside texts lead for this reader.</summary>
    public required TextLinks TextLinks { get; init; }

    public int ChildrenDone => Children.Count(child => child.Category >= StateCategory.Done);

    /// <summary>Topics that refresh the page.</summary>
    public string Topics => string.Join(' ', Children.Select(c => c.Key).Append(Key).Select(key => "item:" + key));
}

/// <summary>Who stands behind the item: the client, and how much else is open for it.</summary>
public sealed record ClientCard(string Name, int OpenItems, string? Requester, string? Title, string? Phone, string? Email);
