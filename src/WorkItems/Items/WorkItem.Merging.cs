using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Merging;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>Its story goes on in another item. Nothing moves: the other's timeline reads both, so that merging can be taken back.</summary>
    internal void MergeInto(WorkItem other, CommandContext context)
    {
        var (key, otherKey) = (context.KeyOf(this), context.KeyOf(other));
        MergedIntoId = other.Id;
        other.HoldsMerged = true;
        Touch(context);
        other.Touch(context);
        context.Record(new ItemMerged { SubjectId = Id, SpaceId = SpaceId, Changes = [new Change("mergedInto", null, otherKey)] });
        context.Record(new ItemMerged { SubjectId = other.Id, SpaceId = other.SpaceId, Changes = [new Change("merged", null, key)] });
        context.TellAbout(this);
        context.TellAbout(other);
    }

    /// <summary>Stands on its own again.</summary>
    internal void TakeOutOf(WorkItem other, bool holdsMore, CommandContext context)
    {
        MergedIntoId = null;
        other.HoldsMerged = holdsMore;
        Touch(context);
        other.Touch(context);
        context.Record(new ItemMerged { SubjectId = Id, SpaceId = SpaceId, Changes = [new Change("mergedInto", context.KeyOf(other), null)] });
        context.Record(new ItemMerged { SubjectId = other.Id, SpaceId = other.SpaceId, Changes = [new Change("merged", context.KeyOf(this), null)] });
        context.TellAbout(this);
        context.TellAbout(other);
    }
}
