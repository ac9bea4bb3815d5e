using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Routing;

namespace Steward.ServiceDesk.Queues;

/// <summary>Moves a queue one place up or down among those of its space.</summary>
public sealed record MoveQueue(long Id, bool Up) : ICommand<QueueAnswer>
{
    public static Permission Needs => QueuePermissions.Keep;
}

/// <summary>Puts a queue away. Its items stay where they are; rules that lead into it must be turned elsewhere first.</summary>
public sealed record ArchiveQueue(long Id) : ICommand<QueueAnswer>
{
    public static Permission Needs => QueuePermissions.Keep;
}

internal sealed class ArrangeQueuesHandler : IHandle<MoveQueue, QueueAnswer>, IHandle<ArchiveQueue, QueueAnswer>
{
    public async Task<Outcome<QueueAnswer>> Handle(MoveQueue command, CommandContext context)
    {
        var (queue, refusal) = await context.Queue(command.Id);
        if (refusal is not null)
            return refusal;
        var all = await context.Db.Set<DeskQueue>().Where(q => q.SpaceId == queue!.SpaceId && q.ArchivedAt == null).OrderBy(q => q.Position).ThenBy(q => q.Id).ToListAsync();
        if (all.Step(queue!, command.Up))
        {
            context.Record(new QueueMoved { SubjectId = queue!.Id, SpaceId = queue.SpaceId, Internal = true });
            context.Tell(new LiveNews(QueueDirectory.Topic));
        }

        return QueueAnswer.Of(queue!, context.Workspace);
    }

    public async Task<Outcome<QueueAnswer>> Handle(ArchiveQueue command, CommandContext context)
    {
        var (queue, refusal) = await context.Queue(command.Id);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<RoutingRule>().Where(r => r.QueueId == queue!.Id && r.EndedAt == null).OrderBy(r => r.Position).FirstOrDefaultAsync() is { } rule)
            return Refusal.Conflict(Texts<QueueTexts>.Say("RuleLeadsHere", queue!.Name, rule.Name));
        queue!.ArchivedAt = context.Now;
        context.Record(new QueueArchived { SubjectId = queue.Id, SpaceId = queue.SpaceId, Internal = true, Changes = [new Change("name", queue.Name, null)] });
        context.Tell(new LiveNews(QueueDirectory.Topic));
        return QueueAnswer.Of(queue, context.Workspace);
    }
}
