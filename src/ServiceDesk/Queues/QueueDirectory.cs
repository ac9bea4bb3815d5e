using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Queues;

/// <summary>All queues of a workspace, in memory: the sidebar of every page costs no statement.</summary>
public sealed class QueueDirectory : IPerWorkspace<QueueDirectory>
{
    public const string Topic = "queues";

    private readonly Workspace workspace;
    private readonly Remembered<IReadOnlyList<DeskQueue>> remembered;

    private QueueDirectory(Workspace workspace)
    {
        this.workspace = workspace;
        remembered = new(workspace, Topic, db => [.. db.Set<DeskQueue>().AsEnumerable().OrderBy(q => q.Position).ThenBy(q => q.Id)]);
    }

    public static QueueDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>Every queue in its order, archived ones included.</summary>
    public IReadOnlyList<DeskQueue> All => remembered.Now;

    public DeskQueue? Find(long? id) => id is { } known ? All.FirstOrDefault(q => q.Id == known) : null;

    /// <summary>What the actor works with, those of their own teams first. A queue is only for who reads all of its space: everybody else's number would be another one.</summary>
    public IReadOnlyList<DeskQueue> SeenBy(Actor actor)
    {
        var spaces = workspace.Get<SpaceDirectory>();
        return
        [
            .. All.Where(q => q.ArchivedAt is null && actor.ReadsAllOf(q.SpaceId) && spaces.Find(q.SpaceId) is { ArchivedAt: null })
                .OrderBy(q => q.TeamId is { } team && actor.Teams.Contains(team) ? 0 : 1).ThenBy(q => q.Position).ThenBy(q => q.Id),
        ];
    }

    /// <summary>The queue, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public DeskQueue? Find(Actor actor, long id) => Find(id) is { } queue && actor.ReadsAllOf(queue.SpaceId) ? queue : null;

    public IReadOnlyList<DeskQueue> In(long spaceId) => [.. All.Where(q => q.SpaceId == spaceId && q.ArchivedAt is null)];
}
