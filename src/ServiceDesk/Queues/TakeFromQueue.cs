using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Queues;

/// <summary>
/// Gives the actor the most urgent item of a queue that is nobody's and waits for nobody: what is promised or due soonest, then the higher priority, then the
/// older. Of two who take at once one gets the next: the item's version lets only one of them have it, and the other looks again.
/// </summary>
public sealed record TakeFromQueue(long QueueId) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class TakeFromQueueHandler : IHandle<TakeFromQueue, ItemAnswer>
{
    private static readonly Instant Never = Instant.FromUtc(9999, 12, 31, 0, 0);

    public async Task<Outcome<ItemAnswer>> Handle(TakeFromQueue command, CommandContext context)
    {
        var queue = await context.Db.Set<DeskQueue>().FirstOrDefaultAsync(q => q.Id == command.QueueId);
        if (queue is null || !context.Actor.ReadsAllOf(queue.SpaceId))
            return QueueOrders.NoSuchQueue(command.QueueId);
        if (context.Authorise(WorkItemPermissions.Change, queue.SpaceId) is { } forbidden)
            return forbidden;
        if (queue.ArchivedAt is not null)
            return Refusal.Conflict(Texts<QueueTexts>.Say("IsArchived", queue.Name));
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        if (people.Find(context.Actor.PersonId) is not { } me)
            return Refusal.Conflict(Texts<QueueTexts>.Say("TakeForPeople"));
        if (MustBeOfTheTeam(queue, context, people) is { } stranger)
            return stranger;

        var items = QueueItems.Of(queue, PlainQuestion.Scope(context));
        if (!items.Succeeded)
            return items.Refusal;
        var mine = context.Actor.Teams.ToArray();
        var next = await items.Answer
            .Where(i => i.AssigneeId == null && i.Category < StateCategory.Waiting && (i.TeamId == null || i.TeamId == queue.TeamId || mine.Contains(i.TeamId.Value)))
            .OrderBy(i => i.PromisedAt ?? i.Due ?? Never).ThenByDescending(i => i.Priority).ThenBy(i => i.CreatedAt).ThenBy(i => i.Id)
            .FirstOrDefaultAsync();
        if (next is null)
            return Refusal.Conflict(Texts<QueueTexts>.Say("NothingToTake", queue.Name));
        var key = new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(next.SpaceId), next.Number).ToString();
        return await context.Also(new ChangeItem(key) { Assignee = new(me.Email ?? me.Name) });
    }

    /// <summary>A team's queue is taken from by its people, and by who leads the space.</summary>
    private static Refusal? MustBeOfTheTeam(DeskQueue queue, CommandContext context, Snapshot people) =>
        queue.TeamId is not { } team || context.Actor.Teams.Contains(team) || (context.Actor.RolesIn(queue.SpaceId) & (Role.Lead | Role.Admin)) != 0
            ? null
            : Refusal.Conflict(Texts<QueueTexts>.Say("OfAnotherTeam", queue.Name, people.TeamNameOf(team)));
}
