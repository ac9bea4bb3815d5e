using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Changes.Pages;

/// <summary>On the page of a change: its model, risk, window, plans, clashes and review, for those who work in its space.</summary>
internal sealed class ChangePanels : IPanel
{
    public PanelPlace Place => PanelPlace.ItemMain;

    public int Order => 10;

    public Type Component => typeof(ChangePanel);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true, Item.Type: ChangeBook.Type } && visit.Workspace.Get<ChangeBook>().Models.Count > 0;
}
