using System.Globalization;
using Steward.Collaboration.Notifying;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Inbox;

/// <summary>Which rows of the inbox are asked for.</summary>
public enum InboxShelf
{
    /// <summary>Everything that was not put away.</summary>
    Inbox = 0,
    Unread = 1,
    Snoozed = 2,
    Archived = 3,
}

/// <summary>The inbox as its address says it. What the address says wrongly is left out, as everywhere.</summary>
public sealed record InboxAddress(InboxShelf Shelf = InboxShelf.Inbox, NewsReason? Reason = null, string? Space = null, string? Cursor = null)
{
    public static InboxAddress Read(string? show, string? reason, string? space, string? cursor, SpaceDirectory spaces) => new(
        Enum.TryParse<InboxShelf>(show, ignoreCase: true, out var shelf) && Enum.IsDefined(shelf) ? shelf : InboxShelf.Inbox,
        NewsReasons.Read(reason), string.IsNullOrEmpty(space) ? null : spaces.Find(space)?.Key ?? "?", cursor);

    public bool IsUsual => this with { Cursor = null } == new InboxAddress();

    public bool IsFiltered => Reason is not null || Space is not null;

    /// <summary>Path and query, without the workspace's root.</summary>
    public string Path
    {
        get
        {
            var parts = new List<string>();
            if (Shelf != InboxShelf.Inbox)
                parts.Add("show=" + Shelf.ToString().ToLowerInvariant());
            if (Reason is { } reason)
                parts.Add("reason=" + reason.ToString().ToLower(CultureInfo.InvariantCulture));
            if (Space is not null)
                parts.Add("space=" + Uri.EscapeDataString(Space));
            if (Cursor is not null)
                parts.Add("cursor=" + Uri.EscapeDataString(Cursor));
            return parts.Count == 0 ? "/inbox" : "/inbox?" + string.Join('&', parts);
        }
    }
}
