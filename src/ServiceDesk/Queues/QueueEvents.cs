using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.ServiceDesk.Routing;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Queues;

public abstract record QueueHappening : Happening
{
    public override string Subject => "queue";
}

public sealed record QueueSaved : QueueHappening
{
    public override string Kind => "queue.saved";
}

public sealed record QueueMoved : QueueHappening
{
    public override string Kind => "queue.moved";
}

public sealed record QueueArchived : QueueHappening
{
    public override string Kind => "queue.archived";
}

/// <summary>Marks the texts of the events of queues and rules (QueueEventTexts.resx).</summary>
public sealed class QueueEventTexts;

/// <summary>Tells what happened to queues and routing rules.</summary>
internal sealed class QueueTeller() : EventTeller(typeof(QueueEventTexts), "queue", "route")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var queue in visit.Workspace.Get<QueueDirectory>().All.Where(q => visit.Actor.ReadsAllOf(q.SpaceId)))
            names[("queue", queue.Id)] = new SubjectName(queue.Name, FormattableString.Invariant($"{visit.Root}/queues/{queue.Id}"));
        foreach (var rule in visit.Workspace.Get<RoutingBook>().All.Where(r => visit.Actor.ReadsAllOf(r.SpaceId)))
            names[("route", rule.Id)] = new SubjectName(rule.Name, FormattableString.Invariant($"{visit.Root}/routing/{rule.Id}"));
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
