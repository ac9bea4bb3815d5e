using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Routing;

/// <summary>All routing rules of a workspace, in memory and read: asking a new item costs no statement.</summary>
public sealed class RoutingBook : IPerWorkspace<RoutingBook>
{
    public const string Topic = "routes";

    private readonly Remembered<Reading> remembered;

    private RoutingBook(Workspace workspace) => remembered = new(workspace, Topic, Read);

    public static RoutingBook Create(Workspace workspace) => new(workspace);

    /// <summary>Every rule in its order, ended ones included.</summary>
    public IReadOnlyList<RoutingRule> All => remembered.Now.All;

    /// <summary>Rules of a space that hold, in the order they are asked.</summary>
    public IReadOnlyList<RoutingRule> In(long spaceId) => remembered.Now.BySpace.GetValueOrDefault(spaceId) ?? [];

    /// <summary>The rule, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public RoutingRule? Find(Actor actor, long id) => All.FirstOrDefault(r => r.Id == id && actor.ReadsAllOf(r.SpaceId));

    /// <summary>Does the rule's condition hold for the item? Names in it are looked up each time, so a rule whose names are gone holds for nothing.</summary>
    public bool Holds(RoutingRule rule, KnownItem item, QueryScope scope)
    {
        if (!remembered.Now.Conditions.TryGetValue(rule.Id, out var condition))
            return false;
        var test = ItemConditions.Bind(condition, scope);
        return test.Succeeded && test.Answer.Holds(item);
    }

    private static Reading Read(AppDb db)
    {
        List<RoutingRule> all = [.. db.Set<RoutingRule>().AsEnumerable().OrderBy(r => r.Position).ThenBy(r => r.Id)];
        var conditions = new Dictionary<long, QueryNode?>();
        foreach (var rule in all)
        {
            if (QueryText.Parse(rule.Condition) is { Succeeded: true } read)
                conditions[rule.Id] = read.Answer.Where;
        }

        return new Reading(all, all.Where(r => r.EndedAt is null).GroupBy(r => r.SpaceId).ToDictionary(g => g.Key, g => (IReadOnlyList<RoutingRule>)[.. g]), conditions);
    }

    private sealed record Reading(IReadOnlyList<RoutingRule> All, Dictionary<long, IReadOnlyList<RoutingRule>> BySpace, Dictionary<long, QueryNode?> Conditions);
}
