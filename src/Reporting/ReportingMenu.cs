using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Reporting;

/// <summary>Reports in the frame, for people who work here.</summary>
internal sealed class ReportingMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<MenuEntry>>(
        visit.Actor.IsStaff
            ? [new MenuEntry(MenuPlace.Browse, "reports", Texts<ReportingTexts>.Say("Reports").ToString(), "/reports", IconName.Reports) { Order = 70, Keys = "g r" }]
            : []);
}
