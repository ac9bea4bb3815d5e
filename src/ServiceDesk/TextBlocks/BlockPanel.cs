using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>The picker of text blocks among the tools of an answer, for those who work on the item.</summary>
internal sealed class BlockPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemComposer;

    public Type Component => typeof(Pages.BlockPicker);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true } seen && visit.Workspace.Get<TextBlockDirectory>().For(visit.Actor, seen.Item.SpaceId).Count > 0;
}
