using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Types;
using Steward.WorkItems.Undoing;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>Goes to another state. The rules were asked before; here the state, its closure row and the events change together.</summary>
    internal void MoveOn(WorkState to, string? note, CommandContext context)
    {
        var before = State;
        context.Remember(this, "state", before, to.Key);
        var wasOpen = IsOpen;
        State = to.Key;
        Category = to.Category;
        Touch(context);
        context.Record(new ItemMovedOn { SubjectId = Id, SpaceId = SpaceId, Note = note, Changes = [new Change("state", before, to.Key)] });
        if (wasOpen && !IsOpen)
        {
            Progress = to.Category == StateCategory.Done ? 100 : Progress;
            context.Db.Add(new Closure { ItemId = Id, At = context.Now, ById = context.Actor.PersonId, Resolution = note });
            context.Record(new ItemClosed { SubjectId = Id, SpaceId = SpaceId, Note = note });
        }
    }

    /// <summary>The item as it would stand in another state: to ask conditions of it. Never stored.</summary>
    internal WorkItem As(WorkState state)
    {
        var copy = (WorkItem)MemberwiseClone();
        (copy.State, copy.Category) = (state.Key, state.Category);
        return copy;
    }

    /// <summary>Back to work: the closure row goes, the history keeps what it said.</summary>
    internal void Reopen(Closure closure, CommandContext context)
    {
        context.Db.Remove(closure);
        context.Record(new ItemReopened { SubjectId = Id, SpaceId = SpaceId, Changes = [new Change("resolution", closure.Resolution, null)] });
    }

    /// <summary>Back to the state it was in, whatever the workflow says: undoing is not a way but a return.</summary>
    /// <param name="to">The state before.</param>
    /// <param name="closure">The row that stands while it is closed; null when it is open.</param>
    /// <param name="context">The command that returns it.</param>
    internal void Return(WorkState to, Closure? closure, CommandContext context)
    {
        if (closure is not null && to.Category < StateCategory.Done)
            Reopen(closure, context);
        if (closure is null && to.Category >= StateCategory.Done)
            context.Db.Add(new Closure { ItemId = Id, At = context.Now, ById = context.Actor.PersonId });
        context.Record(new ItemMovedOn { SubjectId = Id, SpaceId = SpaceId, Changes = [new Change("state", State, to.Key)] });
        (State, Category) = (to.Key, to.Category);
        Touch(context);
    }

    internal void Touch(CommandContext context)
    {
        UpdatedAt = context.Now;
        Version++;
    }
}
