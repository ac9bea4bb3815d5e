using Steward.Platform.Commands;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A text whose folded form has a column of its own, so that every engine compares alike: without regard to case and to marks on letters.</summary>
/// <param name="name">Its name.</param>
/// <param name="folded">The column that holds the folded text.</param>
public sealed class TextField(string name, Column<string> folded) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", "~", "!~", Condition.In, Condition.NotIn];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var texts = condition.Values.Select(v => ItemWords.Folded(v.Text)).ToList();
        if (condition.Operator is not ("~" or "!~"))
            return Outcome.Of(Negate(condition, folded.IsOneOf(texts)));
        var part = texts[0];
        return Outcome.Of(Negate(condition, folded.Test(text => text.Contains(part))));
    }

    private static IItemTest Negate(Condition condition, IItemTest test) =>
        condition.Operator is "!=" or "!~" or Condition.NotIn ? ItemTest.Not(test) : test;
}

/// <summary>
/// A word out of a vocabulary that grows by use (service, process). Comparisons are resolved to the words in use first, so the database only asks for
/// equality, which an index serves.
/// </summary>
public sealed class WordField(string name, Column<string?> column, Func<ItemWords, IReadOnlyList<string>> known) : QueryField(name)
{
    /// <summary>More would make a statement of thousands of values; the query then says so.</summary>
    private const int MostWords = 1_000;

    protected override IReadOnlyList<string> OwnOperators => [.. Equality, "~", "!~", .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        known(scope.Workspace.Get<ItemWords>()).Select(w => new QueryChoice(w, w));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var words = new List<string?>();
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty)
            words.Add(null);
        foreach (var value in condition.Values)
        {
            if (value.IsNothing)
            {
                words.Add(null);
                continue;
            }

            var wanted = ItemWords.Folded(value.Text);
            words.AddRange(known(scope.Workspace.Get<ItemWords>()).Where(w =>
                condition.Operator is "~" or "!~" ? ItemWords.Folded(w).Contains(wanted, StringComparison.Ordinal) : ItemWords.Folded(w) == wanted));
        }

        if (words.Count > MostWords)
            return QueryFault.At(condition.Values[0].Column, "TooManyWords", Name, MostWords);
        var test = words.Count == 0 ? ItemTest.Not(ItemTest.Always) : column.IsOneOf(words);
        return Outcome.Of(condition.Operator is "!=" or "!~" or Condition.NotIn or Condition.IsNotEmpty ? ItemTest.Not(test) : test);
    }

    protected internal override IReadOnlyList<string?>? PastWords(QueryValue value, QueryScope scope) =>
        value.IsNothing ? [null] : [value.Text, .. known(scope.Workspace.Get<ItemWords>()).Where(w => ItemWords.Folded(w) == ItemWords.Folded(value.Text))];
}

/// <summary>A further field of items that has no column of its own.</summary>
public sealed class FurtherField(string name, string stored) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => [.. Equality, "~", "!~", .. Emptiness];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var none = condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || condition.Values.Any(v => v.IsNothing);
        var texts = condition.Values.Where(v => !v.IsNothing).Select(v => ItemWords.Folded(v.Text)).ToList();
        var part = condition.Operator is "~" or "!~" ? texts.FirstOrDefault() : null;
        var test = new ItemTest(
            db => part is not null
                ? i => db.Set<ItemField>().Any(f => f.ItemId == i.Id && f.Name == stored && f.Folded.Contains(part))
                : i => (texts.Count > 0 && db.Set<ItemField>().Any(f => f.ItemId == i.Id && f.Name == stored && texts.Contains(f.Folded)))
                    || (none && !db.Set<ItemField>().Any(f => f.ItemId == i.Id && f.Name == stored)),
            item => item.Fields.TryGetValue(stored, out var field)
                ? part is not null ? field.Folded.Contains(part, StringComparison.Ordinal) : texts.Contains(field.Folded)
                : part is null && none);
        return Outcome.Of<IItemTest>(condition.Operator is "!=" or "!~" or Condition.NotIn or Condition.IsNotEmpty ? ItemTest.Not(test) : test);
    }
}

/// <summary>Words anywhere in an item and its timeline, by the search index; the last word may be a beginning.</summary>
public sealed class AnywhereField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => ["~", "!~"];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var words = Platform.Search.SearchQuery.Words(condition.Values[0].Text);
        if (words.Count == 0)
            return QueryFault.At(condition.Values[0].Column, "NoWords", condition.Values[0].Text);
        var (text, engine, actor) = (condition.Values[0].Text, scope.Workspace.Database.Engine, scope.Actor);
        var staff = actor.SpacesWith(Platform.Access.Actor.StaffRoles);
        var all = actor.IsAdmin;
        var test = new ItemTest(
            db =>
            {
                var hits = Platform.Search.SearchQuery.Hits(db, engine, text)!;
                return i => hits.Any(h => h.ItemId == i.Id && (all || h.Internal == 0 || staff.Contains(i.SpaceId)));
            },
            item => item.Texts.Any(t => Holds(Platform.Search.SearchQuery.Words(t, int.MaxValue), words)));
        return Outcome.Of<IItemTest>(condition.Operator == "~" ? test : ItemTest.Not(test));
    }

    private static bool Holds(IReadOnlyList<string> text, IReadOnlyList<string> words) =>
        words.Take(words.Count - 1).All(text.Contains) && text.Any(t => t.StartsWith(words[^1], StringComparison.Ordinal));
}
