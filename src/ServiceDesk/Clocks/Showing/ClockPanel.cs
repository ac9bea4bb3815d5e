using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Clocks.Showing;

/// <summary>The clocks of an item under its title, for those who work on it.</summary>
internal sealed class ClockPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemHead;

    public int Order => 20;

    public Type Component => typeof(ClockChips);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true } && visit.Workspace.Get<Rulebook>().Definitions.Count > 0;
}
