using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>On a work item: the configuration items it is about, for those who work in its space. Nothing where no classes are kept.</summary>
internal sealed class AffectedPanels : IPanel
{
    public PanelPlace Place => PanelPlace.ItemMain;

    public int Order => 40;

    public Type Component => typeof(AffectedCis);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true } && visit.Workspace.Get<CiBook>().Classes.Count > 0;
}
