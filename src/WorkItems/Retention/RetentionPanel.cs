using Steward.Platform.Edge;
using Steward.Platform.Modules;

namespace Steward.WorkItems.Retention;

/// <summary>The way to the rules, on the administrators' page about what is kept.</summary>
internal sealed class RetentionPanel : IPanel
{
    public PanelPlace Place => PanelPlace.KeptData;

    public int Order => 50;

    public Type Component => typeof(RetentionLink);

    public bool Shows(object subject, Visit visit) => visit.Actor.IsAdmin;
}
