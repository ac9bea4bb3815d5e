using Steward.Platform.Commands;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Querying;

/// <summary>Tags of an item. <c>tag = vpn</c> asks whether it is among them, <c>tag != vpn</c> whether it is not.</summary>
internal sealed class TagField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => [.. Equality, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        scope.Workspace.Get<ItemWords>().TagsFor(scope.Actor).Select(t => new QueryChoice(t, t));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var none = condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || condition.Values.Any(v => v.IsNothing);
        var tags = condition.Values.Where(v => !v.IsNothing).Select(v => TagText.Folded(v.Text)).ToList();
        List<IItemTest> tests = [];
        if (tags.Count > 0)
        {
            tests.Add(new ItemTest(
                db => i => db.Set<ItemTag>().Where(t => tags.Contains(t.Folded)).Select(t => t.ItemId).Contains(i.Id),
                item => tags.Exists(item.Tags.Contains)));
        }

        if (none)
            tests.Add(new ItemTest(db => i => !db.Set<ItemTag>().Any(t => t.ItemId == i.Id), item => item.Tags.Count == 0));
        var test = ItemTest.Any(tests);
        return Outcome.Of(condition.Operator is "!=" or Condition.NotIn or Condition.IsNotEmpty ? ItemTest.Not(test) : test);
    }
}
