using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Returning;

/// <summary>
/// Gives an item of a queue on when whoever has it is away or lets it rest: to their deputy, or back to the queue. Looks again inside, so that who moved it a
/// moment ago keeps it, and so that it happens once however often this is sent.
/// </summary>
public sealed record ReviewAssignment(long QueueId, long ItemId) : ICommand<ReviewedAssignment>
{
    public static Permission Needs => QueuePermissions.Program;
}

/// <summary>What became of it.</summary>
/// <param name="GivenOn">It no longer stands with whoever had it.</param>
public sealed record ReviewedAssignment(bool GivenOn);

internal sealed class ReviewAssignmentHandler : IHandle<ReviewAssignment, ReviewedAssignment>
{
    private static readonly ReviewedAssignment Nothing = new(GivenOn: false);

    public async Task<Outcome<ReviewedAssignment>> Handle(ReviewAssignment command, CommandContext context)
    {
        var queue = await context.Db.Set<DeskQueue>().FirstOrDefaultAsync(q => q.Id == command.QueueId && q.ArchivedAt == null);
        if (queue is null)
            return Nothing;
        var items = QueueItems.Of(queue, PlainQuestion.Scope(context));
        if (!items.Succeeded)
            return Nothing; // its query names what is gone; the page of queues says so
        var resting = await RestingItem.Of(items.Answer.Where(i => i.Id == command.ItemId), context.Db, most: 1).FirstOrDefaultAsync();
        if (resting is null || await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == command.ItemId) is not { } item || item.AssigneeId != resting.AssigneeId)
            return Nothing;

        var still = new Stillness(context.Workspace, context.Now);
        var who = context.Workspace.Get<PeopleDirectory>().Now.NameOf(resting.AssigneeId);
        if (still.WaitsForSomebodyAway(queue, resting))
        {
            var away = new Change("how", null, RouteWords.Write("Away", who));
            if (queue.WhenAway == WhenAway.GiveToDeputy && still.DeputyOf(resting.AssigneeId, queue.SpaceId) is { } deputy)
                item.RouteTo(item.TeamId, deputy, [away], context);
            else
                item.ReturnTo(queue.Name, [new Change("queue", null, queue.Name), away], context);
            return new ReviewedAssignment(GivenOn: true);
        }

        if (!still.IsIdle(queue, resting))
            return Nothing;
        item.ReturnTo(queue.Name, [new Change("queue", null, queue.Name), new Change("how", null, RouteWords.Write("Idle", queue.IdleMinutes))], context);
        return new ReviewedAssignment(GivenOn: true);
    }
}
