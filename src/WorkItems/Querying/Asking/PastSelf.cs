using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>What conditions about an item's past are asked of: its columns as they were at one moment.</summary>
public readonly record struct ItemAsItWas(
    long SpaceId, string Type, string State, StateCategory Category, Priority Priority, long? AssigneeId, long? TeamId, long? RequesterId, long? ClientId, long? CreatedById,
    string? Service, string? Process);

/// <summary>
/// An item that stands as others once stood, so that a condition can be asked of hundreds of thousands of moments without a row for each. Belongs to one
/// thread; it is never stored.
/// </summary>
public sealed class PastSelf
{
    private WorkItem item = new() { Type = "", Title = "", State = "" };

    private KnownItem known;

    /// <summary>Made once for many moments.</summary>
    /// <param name="facts">Facts of modules, which the caller changes from moment to moment.</param>
    public PastSelf(IReadOnlyDictionary<string, object?> facts) => known = new KnownItem(item) { Facts = facts };

    /// <summary>The same object each time, standing as the moment says.</summary>
    public KnownItem At(in ItemAsItWas was)
    {
        if (item.Type != was.Type || item.CreatedById != was.CreatedById)
        {
            item = new WorkItem { Type = was.Type, Title = "", State = was.State, CreatedById = was.CreatedById };
            known = known with { Item = item };
        }

        (item.SpaceId, item.State, item.Category, item.Priority) = (was.SpaceId, was.State, was.Category, was.Priority);
        (item.AssigneeId, item.TeamId, item.RequesterId, item.ClientId) = (was.AssigneeId, was.TeamId, was.RequesterId, was.ClientId);
        (item.Service, item.Process) = (was.Service, was.Process);
        return known;
    }
}
