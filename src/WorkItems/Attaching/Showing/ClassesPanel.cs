using Steward.Platform.Edge;
using Steward.Platform.Modules;

namespace Steward.WorkItems.Attaching.Showing;

/// <summary>The workspace's classes of files, on the administrators' page about what is kept.</summary>
internal sealed class ClassesPanel : IPanel
{
    public PanelPlace Place => PanelPlace.KeptData;

    public Type Component => typeof(ClassesForm);

    public bool Shows(object subject, Visit visit) => visit.Actor.IsAdmin;
}
