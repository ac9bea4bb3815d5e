using System.Linq.Expressions;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary><c>linked()</c>, <c>linked(blocks)</c>, <c>linked(blocked-by, IT-12)</c>: links are stored once and asked from either end.</summary>
internal static class LinkTests
{
    private static readonly Dictionary<string, (LinkKind Kind, bool Outgoing, bool Incoming)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["relates"] = (LinkKind.Relates, true, true),
        ["blocks"] = (LinkKind.Blocks, true, false),
        ["blocked-by"] = (LinkKind.Blocks, false, true),
        ["duplicates"] = (LinkKind.Duplicates, true, false),
        ["duplicated-by"] = (LinkKind.Duplicates, false, true),
        ["caused-by"] = (LinkKind.CausedBy, true, false),
        ["causes"] = (LinkKind.CausedBy, false, true),
        ["fixed-by"] = (LinkKind.FixedBy, true, false),
        ["fixes"] = (LinkKind.FixedBy, false, true),
        ["precedes"] = (LinkKind.Precedes, true, false),
        ["follows"] = (LinkKind.Precedes, false, true),
    };

    public static Outcome<IItemTest> Linked(QueryCall call, QueryScope scope)
    {
        if (call.Arguments.Count > 2)
            return QueryFault.At(call.Arguments[2].Column, "TooManyArguments", "linked(blocks, IT-12)");
        var any = call.Arguments.Count == 0;
        (LinkKind Kind, bool Outgoing, bool Incoming) way = (default, true, true);
        if (!any && !Kinds.TryGetValue(call.Arguments[0].Text, out way))
            return QueryFault.At(call.Arguments[0].Column, "NoSuchLink", call.Arguments[0].Text, string.Join(", ", Kinds.Keys));
        long? other = null;
        if (call.Arguments.Count == 2)
        {
            if (ItemValues.Read([call.Arguments[1]], scope) is not [var id])
                return QueryFault.At(call.Arguments[1].Column, "NoSuchItem", call.Arguments[1].Text);
            other = id;
        }

        var (kind, outgoing, incoming) = way;
        var whole = scope.Actor.IsAdmin;
        var actor = scope.Actor;
        return Outcome.Of<IItemTest>(new ItemTest(InDatabase, item => item.Links.Any(l => (any || l.Kind == kind)
            && ((outgoing && l.FromId == item.Item.Id && (other is null || l.ToId == other)) || (incoming && l.ToId == item.Item.Id && (other is null || l.FromId == other))))));

        Expression<Func<WorkItem, bool>> InDatabase(AppDb db)
        {
            // a link to what the actor may not see is none
            var seen = db.ItemsFor(actor);
            return i => db.Set<ItemLink>().Any(l => (any || l.Kind == kind)
                && ((outgoing && l.FromId == i.Id && (other == null || l.ToId == other) && (whole || seen.Any(s => s.Id == l.ToId)))
                    || (incoming && l.ToId == i.Id && (other == null || l.FromId == other) && (whole || seen.Any(s => s.Id == l.FromId)))));
        }
    }
}

/// <summary>Items named by key in a query, as far as the actor sees them.</summary>
internal static class ItemValues
{
    /// <summary>Their ids; null when one is not to be found.</summary>
    public static IReadOnlyList<long>? Read(IReadOnlyList<QueryValue> values, QueryScope scope)
    {
        var ids = new List<long>();
        foreach (var value in values)
        {
            if (!WorkItemKey.TryParse(value.Text, out var key) || scope.Spaces.Find(key.Space) is not { } space)
                return null;
            var (spaceId, number) = (space.Id, key.Number);
            long? id = scope.Db.ItemsFor(scope.Actor).Where(i => i.SpaceId == spaceId && i.Number == number).Select(i => (long?)i.Id).FirstOrDefault();
            if (id is null)
                return null;
            ids.Add(id.Value);
        }

        return ids;
    }
}

/// <summary>People who watch an item.</summary>
internal sealed class PeopleOfItemField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => [.. Equality, .. Emptiness];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty)
        {
            var watched = new ItemTest(db => i => db.Set<Watcher>().Any(w => w.ItemId == i.Id), item => item.Watchers.Count > 0);
            return Outcome.Of(condition.Operator == Condition.IsEmpty ? ItemTest.Not(watched) : watched);
        }

        var people = new List<long>();
        foreach (var value in condition.Values)
        {
            if (PersonValues.Read(value, scope) is not { } some || some.Contains(null))
                return NoValue(this, value);
            people.AddRange(some.Select(p => p!.Value));
        }

        var test = new ItemTest(db => i => db.Set<Watcher>().Any(w => w.ItemId == i.Id && people.Contains(w.PersonId)), item => people.Exists(item.Watchers.Contains));
        return Outcome.Of(condition.Operator is "!=" or Condition.NotIn ? ItemTest.Not(test) : test);
    }
}
