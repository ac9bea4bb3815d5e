using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Viewing;

namespace Steward.Collaboration.Presence;

/// <summary>Who else is at an item, under its title; for staff of its space.</summary>
internal sealed class PresencePanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemHead;

    public int Order => 200;

    public Type Component => typeof(PresenceMarks);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true };
}
