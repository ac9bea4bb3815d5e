using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Queues;

/// <summary>What every order about a queue does first.</summary>
internal static class QueueOrders
{
    /// <summary>The tracked queue when the actor sees it and may keep queues in its space; otherwise the refusal.</summary>
    public static async Task<(DeskQueue? Queue, Refusal? Refusal)> Queue(this CommandContext context, long id)
    {
        var queue = await context.Db.Set<DeskQueue>().FirstOrDefaultAsync(q => q.Id == id);
        if (queue is null || !context.Actor.ReadsAllOf(queue.SpaceId))
            return (null, NoSuchQueue(id));
        if (context.Authorise(QueuePermissions.Keep, queue.SpaceId) is { } forbidden)
            return (queue, forbidden);
        return (queue, queue.ArchivedAt is null ? null : Refusal.Conflict(Texts<QueueTexts>.Say("IsArchived", queue.Name)));
    }

    public static Refusal NoSuchQueue(long id) => Refusal.Missing(Texts<QueueTexts>.Say("NoSuchQueue", id.ToString(CultureInfo.InvariantCulture)));
}
