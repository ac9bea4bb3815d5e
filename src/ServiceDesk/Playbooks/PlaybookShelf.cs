using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>All playbooks of a workspace, in memory and read: whether one fits an item costs no statement.</summary>
public sealed class PlaybookShelf : IPerWorkspace<PlaybookShelf>
{
    public const string Topic = "playbooks";

    private readonly Workspace workspace;
    private readonly Remembered<Reading> remembered;

    private PlaybookShelf(Workspace workspace)
    {
        this.workspace = workspace;
        remembered = new(workspace, Topic, Read);
    }

    public static PlaybookShelf Create(Workspace workspace) => new(workspace);

    /// <summary>Every playbook by name, ended ones included.</summary>
    public IReadOnlyList<Playbook> All => remembered.Now.All;

    /// <summary>The playbook, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public Playbook? Find(Actor actor, long id) => All.FirstOrDefault(p => p.Id == id && p.EndedAt is null && actor.ReadsAllOf(p.SpaceId));

    public IReadOnlyList<Playbook> SeenBy(Actor actor) => [.. All.Where(p => p.EndedAt is null && actor.ReadsAllOf(p.SpaceId))];

    public bool AnyIn(long spaceId) => remembered.Now.All.Any(p => p.SpaceId == spaceId && p.EndedAt is null);

    /// <summary>Playbooks whose condition holds for the item. One whose names are gone fits nothing.</summary>
    public IReadOnlyList<Playbook> For(KnownItem item, AppDb db, NodaTime.Instant now)
    {
        var scope = new QueryScope(workspace, Actor.System, db, now);
        return [.. All.Where(p => p.SpaceId == item.Item.SpaceId && p.EndedAt is null && Holds(p, item, scope))];
    }

    private bool Holds(Playbook playbook, KnownItem item, QueryScope scope)
    {
        if (!remembered.Now.Conditions.TryGetValue(playbook.Id, out var condition))
            return false;
        var test = ItemConditions.Bind(condition, scope);
        return test.Succeeded && test.Answer.Holds(item);
    }

    private static Reading Read(AppDb db)
    {
        List<Playbook> all = [.. db.Set<Playbook>().AsEnumerable().OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(p => p.Id)];
        var conditions = new Dictionary<long, QueryNode?>();
        foreach (var playbook in all)
        {
            if (QueryText.Parse(playbook.Condition) is { Succeeded: true } read)
                conditions[playbook.Id] = read.Answer.Where;
        }

        return new Reading(all, conditions);
    }

    private sealed record Reading(IReadOnlyList<Playbook> All, Dictionary<long, QueryNode?> Conditions);
}
