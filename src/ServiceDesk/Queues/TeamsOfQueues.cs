using Microsoft.EntityFrameworkCore;
using Steward.Identity.Teams;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Queues;

/// <summary>A team that works a queue cannot go: nobody could take from it any more.</summary>
internal sealed class TeamsOfQueues : IGuard<RemoveTeam>
{
    public async Task<Refusal?> Judge(RemoveTeam command, CommandContext context) =>
        await context.Db.Set<DeskQueue>().Where(q => q.TeamId == command.TeamId && q.ArchivedAt == null).OrderBy(q => q.Position).FirstOrDefaultAsync() is { } queue
            ? Refusal.Conflict(Texts<QueueTexts>.Say("TeamWorksQueue", queue.Name))
            : null;
}
