using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.ServiceDesk.Playbooks;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.ServiceDesk.TextBlocks;

namespace Steward.ServiceDesk.Examples;

/// <summary>
/// Takes out queues, routing rules, text blocks and playbooks that came in by the door of the example, and those of spaces that went with it. What somebody changed since is theirs
/// and stays, with the queues their rules lead into. Sent after the example's spaces are gone and before its teams go.
/// </summary>
/// <param name="SpaceIds">Spaces that are gone.</param>
public sealed record RemoveExampleQueues(IReadOnlyList<long> SpaceIds) : ICommand<RemovedExampleQueues>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>What stays, and the teams it names.</summary>
public sealed record RemovedExampleQueues(IReadOnlyList<string> Kept, IReadOnlySet<long> NamedTeams);

internal sealed class RemoveExampleQueuesHandler : IHandle<RemoveExampleQueues, RemovedExampleQueues>
{
    public async Task<Outcome<RemovedExampleQueues>> Handle(RemoveExampleQueues command, CommandContext context)
    {
        var db = context.Db;
        var made = (await db.MadeByExample("queue.saved").Union(db.MadeByExample("route.saved")).ToListAsync()).ToHashSet();
        var own = (await db.Set<EventRow>().Where(e => (e.Subject == "queue" || e.Subject == "route" || e.Subject == "playbook") && e.Channel != Channel.Demo).Select(e => e.SubjectId).Distinct().ToListAsync()).ToHashSet();
        var rules = await db.Set<RoutingRule>().ToListAsync();
        var goneRules = rules.FindAll(r => Goes(r.Id, r.SpaceId));
        var led = rules.Except(goneRules).Select(r => r.QueueId).ToHashSet();
        var queues = await db.Set<DeskQueue>().ToListAsync();
        var gone = queues.FindAll(q => command.SpaceIds.Contains(q.SpaceId) || (Goes(q.Id, q.SpaceId) && !led.Contains(q.Id)));
        var ids = gone.ConvertAll(q => q.Id);
        await db.Set<TextBlock>().Where(b => (b.SpaceId != null && command.SpaceIds.Contains(b.SpaceId.Value)) || db.MadeByExample("text-block.saved").Contains(b.Id)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(TextBlockDirectory.Topic));
        var playbooks = await db.Set<Playbook>().Where(b => command.SpaceIds.Contains(b.SpaceId) || db.MadeByExample("playbook.saved").Contains(b.Id)).ToListAsync();
        var books = playbooks.FindAll(b => command.SpaceIds.Contains(b.SpaceId) || !own.Contains(b.Id)).ConvertAll(b => b.Id);
        await db.Set<PlaybookTick>().Where(t => books.Contains(t.PlaybookId)).ExecuteDeleteAsync();
        await db.Set<Playbook>().Where(b => books.Contains(b.Id)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(PlaybookShelf.Topic));
        await db.Set<RoutingTurn>().Where(t => ids.Contains(t.QueueId)).ExecuteDeleteAsync();
        db.RemoveRange(goneRules);
        db.RemoveRange(gone);
        context.Tell(new LiveNews(QueueDirectory.Topic));
        context.Tell(new LiveNews(RoutingBook.Topic));
        var stay = queues.Except(gone).ToList();
        return new RemovedExampleQueues([.. stay.Where(q => made.Contains(q.Id)).Select(q => q.Name)], stay.Select(q => q.TeamId).OfType<long>().ToHashSet());

        bool Goes(long id, long space) => command.SpaceIds.Contains(space) || (made.Contains(id) && !own.Contains(id));
    }
}
