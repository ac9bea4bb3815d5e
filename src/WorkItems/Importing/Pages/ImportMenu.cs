using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Pages;

/// <summary>The way to imports, at the foot of the sidebar, for whoever leads a space.</summary>
internal sealed class ImportMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel) => ValueTask.FromResult(Entries(visit));

    private static IReadOnlyList<MenuEntry> Entries(Visit visit) =>
        visit.Workspace.Get<SpaceDirectory>().All.Any(space => space.ArchivedAt is null && visit.Actor.May(WorkItemPermissions.Import, space.Id))
            ? [new MenuEntry(MenuPlace.Admin, "imports", Texts<ImportTexts>.Say("ImportsTitle").ToString(), "/imports", IconName.Import)]
            : [];
}
