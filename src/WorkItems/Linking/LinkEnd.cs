using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Linking;

/// <summary>
/// A link as one of its two items says it. It is stored once, from one to the other; each end has words of its own: <c>blocks</c> here is
/// <c>blocked-by</c> there.
/// </summary>
/// <param name="Slug">How API and forms name it.</param>
/// <param name="Kind">How it is stored.</param>
/// <param name="Reversed">True when this item is the one the link leads to.</param>
public sealed record LinkEnd(string Slug, LinkKind Kind, bool Reversed)
{
    /// <summary>All ends, in the order of the picker.</summary>
    public static IReadOnlyList<LinkEnd> All { get; } =
    [
        new("relates", LinkKind.Relates, false),
        new("blocks", LinkKind.Blocks, false),
        new("blocked-by", LinkKind.Blocks, true),
        new("duplicates", LinkKind.Duplicates, false),
        new("duplicated-by", LinkKind.Duplicates, true),
        new("caused-by", LinkKind.CausedBy, false),
        new("causes", LinkKind.CausedBy, true),
        new("fixed-by", LinkKind.FixedBy, false),
        new("fixes", LinkKind.FixedBy, true),
        new("precedes", LinkKind.Precedes, false),
        new("follows", LinkKind.Precedes, true),
    ];

    /// <summary>The end in words: "is blocked by".</summary>
    public string Words => new Said(typeof(ItemTexts), "Link_" + Slug, []).ToString();

    /// <summary>The same link seen from its other item.</summary>
    public LinkEnd Other => Of(Kind, !Reversed);

    public static LinkEnd? Find(string slug) => All.FirstOrDefault(end => end.Slug == slug);

    public static LinkEnd Of(LinkKind kind, bool reversed) =>
        All.First(end => end.Kind == kind && (end.Reversed == reversed || kind == LinkKind.Relates));

    public static LinkEnd Of(ItemLink link, long itemId) => Of(link.Kind, link.ToId == itemId);
}
