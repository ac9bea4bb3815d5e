using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration;

/// <summary>What lists, views and rules may ask about configuration items: <c>ci = CI-12</c>, <c>ci.class = server</c>.</summary>
internal sealed class CiWords : IQueryWords
{
    public IEnumerable<QueryField> Fields => [new TiedCiField("ci") { StaffOnly = true }, new TiedClassField("ci.class") { StaffOnly = true }];
}

/// <summary>A condition about what an item is tied to, asked of the database and of memory alike.</summary>
internal sealed class TieTest(Func<AppDb, Expression<Func<WorkItem, bool>>> inDatabase, Func<TiedCis, bool> inMemory) : IItemTest
{
    public Expression<Func<WorkItem, bool>> In(AppDb db) => inDatabase(db);

    public bool Holds(KnownItem item) => inMemory(TiedCis.Of(item));

    /// <summary>Tied to one of some configuration items; with <paramref name="orNone"/> also tied to none. Turned round when <paramref name="not"/>.</summary>
    public static TieTest Any(IReadOnlyCollection<long> ids, bool orNone, bool not) => new(
        db => i => ((ids.Count > 0 && db.Set<CiTie>().Any(t => t.ItemId == i.Id && ids.Contains(t.CiId))) || (orNone && !db.Set<CiTie>().Any(t => t.ItemId == i.Id))) != not,
        ties => (ties.All.Any(t => ids.Contains(t.Id)) || (orNone && ties.All.Count == 0)) != not);

    /// <summary>The same for some of some classes.</summary>
    public static TieTest Of(IReadOnlyCollection<long> classes, bool orNone, bool not) => new(
        db => i => ((classes.Count > 0 && db.Set<CiTie>().Any(t => t.ItemId == i.Id && db.Set<ConfigurationItem>().Any(c => c.Id == t.CiId && classes.Contains(c.ClassId)))) || (orNone && !db.Set<CiTie>().Any(t => t.ItemId == i.Id))) != not,
        ties => (ties.All.Any(t => classes.Contains(t.ClassId)) || (orNone && ties.All.Count == 0)) != not);

    public static Refusal Fault(int column, string key, params object?[] arguments)
    {
        var sentence = Texts<ConfigurationTexts>.Say(key, [column, .. arguments]);
        return new Refusal(RefusalKind.Invalid, sentence) { Fields = [new FieldFault("q", sentence)], Column = column };
    }
}

/// <summary>Configuration items by key, external key or name.</summary>
internal sealed class TiedCiField(string name) : QueryField(name)
{
    private const int MostOffered = 50;

    protected override IReadOnlyList<string> OwnOperators => [.. Equality, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) => !scope.Actor.May(ConfigurationPermissions.Read)
        ? []
        : [.. scope.Db.Set<ConfigurationItem>().Where(c => c.State != CiState.Retired).OrderByDescending(c => c.ChangedAt).Take(MostOffered).Select(c => new { c.Number, c.Name }).AsEnumerable()
            .Select(c => new QueryChoice(ConfigurationItem.KeyOf(c.Number), $"{ConfigurationItem.KeyOf(c.Number)} {c.Name}"))];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var not = condition.Operator is "!=" or Condition.NotIn or Condition.IsNotEmpty;
        var ids = new List<long>();
        foreach (var value in condition.Values.Where(v => !v.IsNothing))
        {
            var number = ConfigurationItem.NumberIn(value.Text) ?? -1;
            var named = scope.Db.Set<ConfigurationItem>().Where(c => c.Number == number || c.ExternalKey == value.Text || c.Name == value.Text).Select(c => c.Id).Take(200).ToList();
            if (named.Count == 0 && scope.Actor.May(ConfigurationPermissions.Read))
                return TieTest.Fault(value.Column, "NoSuchCiInQuery", value.Text);
            ids.AddRange(named);
        }

        return Outcome.Of<IItemTest>(TieTest.Any(ids, condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || condition.Values.Any(v => v.IsNothing), not));
    }
}

/// <summary>Classes by key or name, with those below them.</summary>
internal sealed class TiedClassField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => [.. Equality, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope)
    {
        var book = scope.Workspace.Get<CiBook>();
        return scope.Actor.IsStaff ? book.Classes.Where(c => c.RetiredAt is null).Select(c => new QueryChoice(c.Key, book.NameOf(c.Id))) : [];
    }

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var book = scope.Workspace.Get<CiBook>();
        var not = condition.Operator is "!=" or Condition.NotIn or Condition.IsNotEmpty;
        var classes = new List<long>();
        foreach (var value in condition.Values.Where(v => !v.IsNothing))
        {
            if (book.FindClass(value.Text) is { } known)
                classes.AddRange(book.Within(known.Id));
            else if (scope.Actor.IsStaff)
                return TieTest.Fault(value.Column, "NoSuchClassInQuery", value.Text, string.Join(", ", book.Classes.Select(c => c.Key)));
        }

        return Outcome.Of<IItemTest>(TieTest.Of(classes, condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || condition.Values.Any(v => v.IsNothing), not));
    }
}
