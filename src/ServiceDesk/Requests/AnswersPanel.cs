using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Requests;

/// <summary>On an item that was asked for by a form: what was answered.</summary>
internal sealed class AnswersPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemMain;

    public int Order => 10;

    public Type Component => typeof(RequestAnswers);

    public bool Shows(object subject, Visit visit) => subject is SeenItem && visit.Workspace.Get<CatalogueDirectory>().All.Count > 0;
}
