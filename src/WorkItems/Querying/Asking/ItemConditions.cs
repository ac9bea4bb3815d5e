using Steward.Platform.Commands;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>
/// Turns a query into a test. Fields and functions come from a closed list of what modules registered, values become parameters: no text of the
/// query ever reaches the database as SQL.
/// </summary>
public static class ItemConditions
{
    /// <summary>The items a query selects, in no order yet.</summary>
    public static Outcome<IQueryable<WorkItem>> Apply(this IQueryable<WorkItem> items, QueryNode? where, QueryScope scope)
    {
        if (where is null)
            return Outcome.Of(items);
        var test = Bind(where, scope);
        return test.Succeeded ? Outcome.Of(items.Where(test.Answer.In(scope.Db))) : test.Refusal;
    }

    /// <summary>The same query as a test that can also be asked of an item in memory.</summary>
    public static Outcome<IItemTest> Bind(QueryNode? where, QueryScope scope)
    {
        var fields = scope.Workspace.Get<QueryFields>();
        return where is null ? Outcome.Of(ItemTest.Always) : Bind(where, fields, scope);
    }

    private static Outcome<IItemTest> Bind(QueryNode node, QueryFields fields, QueryScope scope) => node switch
    {
        AllOf all => Bind(all.Parts, fields, scope, ItemTest.All),
        AnyOf any => Bind(any.Parts, fields, scope, ItemTest.Any),
        Except except => Bind([except.Part], fields, scope, tests => ItemTest.Not(tests[0])),
        CallCondition call => fields.Call(call, scope),
        Condition condition => fields.Find(condition.Field, scope) is { } field
            ? field.Bind(condition, scope)
            : fields.Unknown(condition.Field, condition.Column, scope),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static Outcome<IItemTest> Bind(IReadOnlyList<QueryNode> nodes, QueryFields fields, QueryScope scope, Func<IReadOnlyList<IItemTest>, IItemTest> join)
    {
        var tests = new List<IItemTest>(nodes.Count);
        foreach (var node in nodes)
        {
            var test = Bind(node, fields, scope);
            if (!test.Succeeded)
                return test.Refusal;
            tests.Add(test.Answer);
        }

        return Outcome.Of(join(tests));
    }
}
