using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>To a state of a new workflow, whatever its ways demand: the workflow changed, not the work. Answers what is to be told of it.</summary>
    /// <param name="to">The state it stands in from now on.</param>
    /// <param name="closure">The row that stands while it is closed; null when it is open.</param>
    /// <param name="context">The command that publishes the workflow.</param>
    internal IReadOnlyList<Happening> CarryOver(WorkState to, Closure? closure, CommandContext context)
    {
        var told = new List<Happening>();
        if (to.Key != State)
            told.Add(new ItemMovedOn { SubjectId = Id, SpaceId = SpaceId, At = context.Now, Changes = [new Change("state", State, to.Key)] });
        if (closure is not null && to.Category < StateCategory.Done)
        {
            context.Db.Remove(closure);
            told.Add(new ItemReopened { SubjectId = Id, SpaceId = SpaceId, At = context.Now, Changes = [new Change("resolution", closure.Resolution, null)] });
        }

        if (closure is null && to.Category >= StateCategory.Done)
        {
            context.Db.Add(new Closure { ItemId = Id, At = context.Now, ById = context.Actor.PersonId });
            told.Add(new ItemClosed { SubjectId = Id, SpaceId = SpaceId, At = context.Now });
        }

        (State, Category) = (to.Key, to.Category);
        Touch(context);
        return told;
    }
}
