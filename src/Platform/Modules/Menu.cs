using Steward.Platform.Design;
using Steward.Platform.Edge;

namespace Steward.Platform.Modules;

/// <summary>Where in the frame an entry stands. Places follow each other in this order; <see cref="Help"/> is always last.</summary>
public enum MenuPlace
{
    /// <summary>The page of the full search, behind Ctrl K.</summary>
    Search,

    /// <summary>The page of the create form, behind C.</summary>
    Create,

    /// <summary>The one inbox; its count is what is unread.</summary>
    Inbox,

    /// <summary>The first group: My work and what stands beside it.</summary>
    Work,

    /// <summary>Views the person pinned.</summary>
    Pinned,

    /// <summary>Queues the person works; at most five are shown.</summary>
    Queues,

    /// <summary>Spaces the person belongs to.</summary>
    Spaces,

    /// <summary>Views over everything: Reports, People, Clients…</summary>
    Browse,

    /// <summary>At the foot: settings of the organisation.</summary>
    Admin,

    /// <summary>The person's own settings, behind their name.</summary>
    Me,

    /// <summary>Beside the person's settings: a page about how Steward treats them.</summary>
    Own,

    /// <summary>Always the last entry.</summary>
    Help,

    /// <summary>Navigation of the portal, for people who ask and follow.</summary>
    Portal,
}

/// <summary>An entry a module adds to the frame.</summary>
/// <param name="Id">Stable name, unique in its place.</param>
/// <param name="Label">A word or two in the reader's language.</param>
/// <param name="Path">Where it leads, without the workspace's root.</param>
public sealed record MenuEntry(MenuPlace Place, string Id, string Label, string Path, IconName Icon)
{
    /// <summary>Smaller stands higher; entries of one order keep the order they were given in.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Only where a number triggers action; zero is not shown.</summary>
    public int? Count { get; init; }

    /// <summary>The part of the addresses below which it counts as open, when that is more than its own.</summary>
    public string? Area { get; init; }

    /// <summary>Its key or sequence, for example <c>g m</c>.</summary>
    public string? Keys { get; init; }
}

/// <summary>
/// What a module adds to the frame around every page, for one visitor: only what exists and what this person may open. Found by scanning the
/// module's assembly, so the frame names nobody. Counts come from memory; at most one statement per page is spent here.
/// </summary>
public interface IMenu
{
    /// <summary>The entries of this visitor.</summary>
    ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel);
}
