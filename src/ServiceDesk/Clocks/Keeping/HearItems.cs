using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Relocating;

namespace Steward.ServiceDesk.Clocks.Keeping;

/// <summary>Keeps the stream of moments and the clocks of every item, in the transaction of whatever happens to it.</summary>
internal sealed class HearItems : IListener<ItemHappening>
{
    /// <summary>Fields a clock may ask about; a change of others is no moment.</summary>
    private static readonly HashSet<string> Heard = ["priority", "assignee", "requester", "team", "service", "process"];

    public async Task Hear(ItemHappening happening, CommandContext context)
    {
        if (!Counts(happening) || await context.Db.Set<WorkItem>().FindAsync(happening.SubjectId) is not { } item)
            return;
        var by = happening.ById ?? (happening.ByItself ? null : context.Actor.PersonId);
        var kind = happening switch
        {
            ItemCreated => MomentKind.Created,
            ItemMovedOn => MomentKind.Moved,
            CommentAdded said => new Sides(context.Workspace.Get<PeopleDirectory>().Now).Of(by, said.Internal, item.SpaceId, item.RequesterId, item.ClientId),
            _ => MomentKind.Changed,
        };
        await context.Keep(() => new ClockKeeping(context)).Hear(item, kind, happening.At ?? context.Now, by);
    }

    private static bool Counts(ItemHappening happening) => happening switch
    {
        ItemCreated or ItemMovedOn or CommentAdded or ItemRelocated or ItemRouted or ItemReturned => true,
        ItemChanged changed => changed.Changes.Any(c => Heard.Contains(c.Field)),
        _ => false,
    };
}
