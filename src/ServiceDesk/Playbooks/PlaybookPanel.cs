using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>Playbooks beside an item, for those who work on it.</summary>
internal sealed class PlaybookPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemRail;

    public int Order => 10;

    public Type Component => typeof(Pages.ItemPlaybooks);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true } seen && visit.Workspace.Get<PlaybookShelf>().AnyIn(seen.Item.SpaceId);
}
