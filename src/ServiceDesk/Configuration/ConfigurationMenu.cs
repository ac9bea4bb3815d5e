using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration;

/// <summary>The way to the configuration items, once there are classes of them.</summary>
internal sealed class ConfigurationMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel)
    {
        IReadOnlyList<MenuEntry> entries = visit.Actor.IsStaff && visit.Workspace.Get<CiBook>().Classes.Count > 0
            ? [new MenuEntry(MenuPlace.Browse, "configuration", Texts<ConfigurationTexts>.Say("Configuration").ToString(), "/configuration", IconName.Database) { Order = 12 }]
            : [];
        return ValueTask.FromResult(entries);
    }
}
