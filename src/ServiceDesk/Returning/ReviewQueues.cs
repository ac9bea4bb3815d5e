using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Returning;

/// <summary>Looks every five minutes for items their assignees let rest or are away from, one statement per queue that wants it; each is then an order of its own.</summary>
internal sealed class ReviewQueues(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    /// <summary>The longest at rest come first; what is left over comes five minutes later.</summary>
    private const int AtOnce = 1_000;

    private static readonly Actor Queues = Actor.System.Through(Channel.Automation);

    public string Kind => "desk.queues";

    public Duration Every => Duration.FromMinutes(5);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var still = new Stillness(workspace, now);
        foreach (var queue in workspace.Get<QueueDirectory>().All.Where(q => q.ArchivedAt is null && (q.IdleMinutes is not null || q.WhenAway != WhenAway.Leave)))
        {
            List<RestingItem> resting;
            using (var lease = workspace.Database.Read())
            {
                var items = QueueItems.Of(queue, new QueryScope(workspace, Actor.System, lease.Db, now));
                if (!items.Succeeded)
                    continue;
                resting = await RestingItem.Of(items.Answer, lease.Db, AtOnce).ToListAsync(cancel);
            }

            foreach (var item in resting.Where(i => still.WaitsForSomebodyAway(queue, i) || still.IsIdle(queue, i)))
                await dispatcher.Send(workspace, new ReviewAssignment(queue.Id, item.ItemId), Queues, cancel: cancel);
        }
    }
}
