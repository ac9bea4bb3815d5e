using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Items;
using Steward.WorkItems.Viewing;

namespace Steward.Collaboration.Inbox;

/// <summary>On an item's page: its news are read when it is opened.</summary>
internal sealed class OpenedItem : IPanel
{
    public PanelPlace Place => PanelPlace.ItemHead;

    public Type Component => typeof(ReadOnOpening);

    public bool Shows(object subject, Visit visit) => subject is SeenItem view && visit.Workspace.Get<UnreadNews>().Of(visit.Actor).Contains(view.Item.Id);
}

/// <summary>The same on a request's page in the portal.</summary>
internal sealed class OpenedRequest : IPanel
{
    public PanelPlace Place => PanelPlace.PortalRequest;

    public Type Component => typeof(ReadOnOpening);

    public bool Shows(object subject, Visit visit) => subject is WorkItem item && visit.Workspace.Get<UnreadNews>().Of(visit.Actor).Contains(item.Id);
}
