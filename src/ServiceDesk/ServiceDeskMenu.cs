using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.ServiceDesk.Announcements;

namespace Steward.ServiceDesk;

/// <summary>The portal's own places, and the way to the portal for people who work here.</summary>
internal sealed class ServiceDeskMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel)
    {
        List<MenuEntry> entries =
        [
            new(MenuPlace.Portal, "help", Say("GetHelp"), "/portal", IconName.Home) { Order = 1 },
            new(MenuPlace.Portal, "requests", Say("MyRequests"), "/portal/requests", IconName.Inbox) { Order = 2 },
            new(MenuPlace.Portal, "outages", Texts<AnnouncementTexts>.Say("Outages").ToString(), "/portal/outages", IconName.Bell) { Order = 3 },
        ];
        if (visit.Actor.IsStaff)
            entries.Add(new(MenuPlace.Browse, "portal", Say("Portal"), "/portal", IconName.Portal) { Order = 10 });
        if (visit.Actor.May(AnnouncementPermissions.Keep))
            entries.Add(new(MenuPlace.Browse, "announcements", Texts<AnnouncementTexts>.Say("Announcements").ToString(), "/announcements", IconName.Bell) { Order = 11 });
        return ValueTask.FromResult<IReadOnlyList<MenuEntry>>(entries);
    }

    private static string Say(string key) => Texts<ServiceDeskTexts>.Say(key).ToString();
}
