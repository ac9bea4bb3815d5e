using Steward.Identity.People;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Commenting;

/// <summary>
/// Whoever writes letters to people about an item: replies and the end of their request. What it writes, no notification is mailed about as well.
/// </summary>
public interface ICorrespond
{
    /// <summary>True when it writes to this person about this item; asks memory only.</summary>
    bool WritesTo(Workspace workspace, WorkItem item, Person person);
}
