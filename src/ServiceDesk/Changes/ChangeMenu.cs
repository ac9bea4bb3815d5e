using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Changes;

/// <summary>The way to the calendar of changes, once there are models of them.</summary>
internal sealed class ChangeMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel)
    {
        IReadOnlyList<MenuEntry> entries = visit.Actor.IsStaff && visit.Workspace.Get<ChangeBook>().Models.Count > 0
            ? [new MenuEntry(MenuPlace.Browse, "changes", Texts<ChangeTexts>.Say("Changes").ToString(), "/changes", IconName.Change) { Order = 13 }]
            : [];
        return ValueTask.FromResult(entries);
    }
}

/// <summary>The administrator's page about how changes are made.</summary>
internal sealed class ChangeAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() => [new AdminPage("changes", AdminGroup.Work, IconName.Change, Say("Page_changes"), Say("Settings_changes").Split(AdminPage.Between))];

    private static string Say(string key) => Texts<ChangeTexts>.Say(key).ToString();
}
