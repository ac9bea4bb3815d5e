using Steward.Platform;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>Administration at the foot of the frame; auditors find the history there.</summary>
internal sealed class AdminMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<MenuEntry>>(
        visit.Actor.IsAdmin
            ? [new MenuEntry(MenuPlace.Admin, "admin", Texts<OperationsTexts>.Say("Administration").ToString(), "/admin", IconName.Settings) { Order = 10 }]
            : visit.Actor.May(PlatformPermissions.ReadAudit)
                ? [new MenuEntry(MenuPlace.Admin, "history", Texts<OperationsTexts>.Say("History").ToString(), "/admin/history", IconName.History) { Order = 10 }]
                : []);
}
