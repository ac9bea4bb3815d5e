using Steward.Platform.Access;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Moving;

/// <summary>Which ways out of its state an item has for somebody. The command and the page ask the same question.</summary>
public static class Ways
{
    /// <summary>May the actor go this way? By role in the space, or as the one who asked when the way is open to requesters.</summary>
    public static bool May(this Actor actor, WorkTransition way, WorkItem item) =>
        actor.IsAdmin
        || (actor.RolesIn(item.SpaceId) & way.Roles) != 0
        || (actor.AsksFor(item) && (way.Roles & Role.Requester) != 0);

    /// <summary>All ways the actor may go from the item's state, one for each state, in the order of the workflow.</summary>
    public static IReadOnlyList<WorkTransition> OutOf(WorkItem item, Workflow workflow, Actor actor) =>
    [
        .. from state in workflow.States
           where state.Key != item.State
           let way = workflow.Way(item.State, state.Key)
           where way is not null && actor.May(way, item)
           select way,
    ];
}
