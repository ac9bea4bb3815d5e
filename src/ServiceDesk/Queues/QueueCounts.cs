using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Queues;

/// <summary>Figures of a queue.</summary>
/// <param name="Open">Items in it.</param>
/// <param name="Unassigned">Those nobody has.</param>
/// <param name="Late">Those whose promised moment has passed.</param>
public readonly record struct QueueCount(int Open, int Unassigned, int Late);

/// <summary>
/// The figures of queues, kept until news of their space, a minute at most, because queries speak of today. Whoever asks sees a queue only as a reader of
/// its whole space, so a kept number is right for all of them.
/// </summary>
public sealed class QueueCounts : IPerWorkspace<QueueCounts>
{
    private static readonly Duration Fresh = Duration.FromMinutes(1);

    private readonly Workspace workspace;
    private readonly ConcurrentDictionary<long, (QueueCount? Count, Instant At, long Space)> known = new();
    private int news;

    private QueueCounts(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(Hear);
    }

    public static QueueCounts Create(Workspace workspace) => new(workspace);

    /// <summary>The figures of some queues: what is not known is counted by one statement for all of them. A queue whose query cannot be asked is left out.</summary>
    public IReadOnlyDictionary<long, QueueCount> Of(IReadOnlyCollection<DeskQueue> queues, Instant now)
    {
        List<DeskQueue> unknown = [.. queues.Where(q => !known.TryGetValue(q.Id, out var kept) || now - kept.At > Fresh || kept.At > now)];
        if (unknown.Count > 0)
        {
            var before = Volatile.Read(ref news);
            var counted = Count(unknown, now);
            foreach (var queue in unknown)
                known[queue.Id] = (counted.TryGetValue(queue.Id, out var count) ? count : null, now, queue.SpaceId);
            if (Volatile.Read(ref news) != before)
            {
                foreach (var queue in unknown)
                    known.TryRemove(queue.Id, out _); // they may be of before a commit that was just told
            }

            return queues.Select(q => (q.Id, Count: counted.TryGetValue(q.Id, out var count) ? count : known.TryGetValue(q.Id, out var kept) ? kept.Count : null))
                .Where(q => q.Count is not null).ToDictionary(q => q.Id, q => q.Count!.Value);
        }

        return queues.Select(q => (q.Id, Count: known.TryGetValue(q.Id, out var kept) ? kept.Count : null)).Where(q => q.Count is not null).ToDictionary(q => q.Id, q => q.Count!.Value);
    }

    private Dictionary<long, QueueCount?> Count(IReadOnlyList<DeskQueue> queues, Instant now)
    {
        using var lease = workspace.Database.Read();
        var scope = new QueryScope(workspace, Actor.System, lease.Db, now);
        var counted = new Dictionary<long, QueueCount?>();
        IQueryable<Row>? all = null;
        foreach (var queue in queues)
        {
            var items = QueueItems.Of(queue, scope);
            if (!items.Succeeded)
                continue;
            counted[queue.Id] = default(QueueCount);
            var rows = Rows(queue.Id, items.Answer, lease.Db, now);
            all = all is null ? rows : all.Concat(rows);
        }

        foreach (var row in all?.ToList() ?? [])
            counted[row.Queue] = new QueueCount(row.Open, row.Unassigned, row.Late);
        return counted;
    }

    /// <summary>One row of figures, beside the queue's own id so that many can stand in one statement.</summary>
    private static IQueryable<Row> Rows(long id, IQueryable<WorkItem> items, AppDb db, Instant now) =>
        from queue in db.Set<DeskQueue>().Where(q => q.Id == id)
        from item in items
        group item by queue.Id into all
        select new Row
        {
            Queue = all.Key, Open = all.Count(), Unassigned = all.Count(i => i.AssigneeId == null), Late = all.Count(i => i.PromisedAt != null && i.PromisedAt < now),
        };

    private void Hear(LiveNews item)
    {
        Interlocked.Increment(ref news);
        if (item == LiveNews.ForgetAll || item.Topic == QueueDirectory.Topic)
            known.Clear();
        else if (item.SpaceId is { } space && item.Topic.StartsWith("space:", StringComparison.Ordinal))
        {
            foreach (var kept in known.Where(k => k.Value.Space == space))
                known.TryRemove(kept.Key, out _);
        }
    }

    private sealed record Row
    {
        public long Queue { get; init; }

        public int Open { get; init; }

        public int Unassigned { get; init; }

        public int Late { get; init; }
    }
}
