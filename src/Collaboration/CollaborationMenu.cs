using Steward.Collaboration.Inbox;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Collaboration;

/// <summary>The one inbox, for people who work here and for people who ask; and the page where each says what to be told.</summary>
internal sealed class CollaborationMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel)
    {
        if (visit.Actor.PersonId is null)
            return ValueTask.FromResult<IReadOnlyList<MenuEntry>>([]);
        var unread = visit.Workspace.Get<UnreadNews>().Of(visit.Actor).Count;
        return ValueTask.FromResult<IReadOnlyList<MenuEntry>>(
        [
            visit.Actor.IsStaff
                ? new MenuEntry(MenuPlace.Inbox, "inbox", Say("Inbox"), "/inbox", IconName.Inbox) { Count = unread, Keys = "g i" }
                : new MenuEntry(MenuPlace.Portal, "inbox", Say("Inbox"), "/inbox", IconName.Bell) { Count = unread, Order = 3 },
            new(MenuPlace.Own, "notifications", Say("Notifications"), "/me/notifications", IconName.Bell) { Order = 10 },
        ]);
    }

    private static string Say(string key) => Texts<CollaborationTexts>.Say(key).ToString();
}
