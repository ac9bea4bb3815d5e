using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Clocks.Asking;

/// <summary>The last thing that happened to an item. In a condition of a clock: what happens at that moment, such as <c>happened = replied</c>.</summary>
internal sealed class HappenedField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => Equality;

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        Enum.GetValues<MomentKind>().Select(k => new QueryChoice(k.ToString().ToLowerInvariant(), Texts<AgreementTexts>.Say("Moment_" + k).ToString()));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var kinds = new List<MomentKind>();
        foreach (var value in condition.Values)
        {
            if (value.Text.Length == 0 || !char.IsLetter(value.Text[0]) || !Enum.TryParse<MomentKind>(value.Text, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
                return NoValue(this, value);
            kinds.Add(kind);
        }

        var no = condition.Operator is "!=" or Condition.NotIn;
        return Outcome.Of<IItemTest>(new DeskTest(
            db => i => db.Set<Moment>().Any(m => m.ItemId == i.Id && kinds.Contains(m.Kind) && !db.Set<Moment>().Any(n => n.ItemId == i.Id && n.Id > m.Id)) != no,
            (_, facts) => (facts.Happened is { } last && kinds.Contains(last)) != no));
    }
}
