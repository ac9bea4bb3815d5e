using Steward.Platform.Edge;

namespace Steward.WorkItems.Spaces;

/// <summary>A module above that shows queues in the frame: the spaces of service desks then stand among the spaces.</summary>
public interface IKeepQueues
{
    /// <summary>It shows queues to this visitor; asks memory only.</summary>
    bool Shows(Visit visit);
}
