using System.Globalization;
using System.Linq.Expressions;
using Steward.Platform.Commands;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>Tests of one stored value of an item.</summary>
internal static class StoredTests
{
    public static IItemTest Of(string stored, Expression<Func<ItemField, bool>> test)
    {
        var inMemory = test.Compile();
        return new ItemTest(
            db =>
            {
                var rows = db.Set<ItemField>().Where(f => f.Name == stored).Where(test);
                return i => rows.Any(f => f.ItemId == i.Id);
            },
            item => item.Fields.TryGetValue(stored, out var field) && inMemory(field));
    }

    public static IItemTest Filled(string stored) => Of(stored, f => f.Value != "");

    public static IItemTest Compared(string stored, string comparison, double number) => Of(stored, comparison switch
    {
        "<" => f => f.Number < number,
        "<=" => f => f.Number <= number,
        ">" => f => f.Number > number,
        ">=" => f => f.Number >= number,
        _ => f => f.Number == number,
    });

    public static Outcome<IItemTest> Negated(Condition condition, IItemTest test) =>
        Outcome.Of(condition.Operator is "!=" or Condition.NotIn ? ItemTest.Not(test) : test);
}

/// <summary>A defined field that holds a number or an amount.</summary>
internal sealed class StoredNumberField(string stored) : QueryField(stored)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", .. Order, .. Emptiness];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsNotEmpty)
            return Outcome.Of(StoredTests.Filled(Name));
        if (condition.Operator is Condition.IsEmpty || (condition.Values[0].IsNothing && condition.Operator is "=" or "!="))
            return StoredTests.Negated(condition, ItemTest.Not(StoredTests.Filled(Name)));
        return double.TryParse(condition.Values[0].Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? StoredTests.Negated(condition, StoredTests.Compared(Name, condition.Operator, number))
            : QueryFault.At(condition.Values[0].Column, "NoNumber", condition.Values[0].Text, Name);
    }
}

/// <summary>A defined field that holds a day. Moments count as the day they fall on where the asking person is.</summary>
internal sealed class StoredDayField(string stored) : QueryField(stored)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", .. Order, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        new[] { "today", "-7d", "-30d", "+7d", "startOfWeek()", "startOfMonth()" }.Select(t => new QueryChoice(t, t));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsNotEmpty)
            return Outcome.Of(StoredTests.Filled(Name));
        if (condition.Operator is Condition.IsEmpty || (condition.Values[0].IsNothing && condition.Operator is "=" or "!="))
            return StoredTests.Negated(condition, ItemTest.Not(StoredTests.Filled(Name)));
        return QueryTimes.Read(condition.Values[0], scope) is { } at
            ? StoredTests.Negated(condition, StoredTests.Compared(Name, condition.Operator, FieldNumber.Of(at.InZone(scope.Zone).Date)))
            : QueryTimes.Fault(condition.Values[0]);
    }
}

/// <summary>A defined field whose values are read before they are compared: choices, people, items, yes and no.</summary>
/// <param name="stored">Its key.</param>
/// <param name="read">The stored values a written one means; null when it means none.</param>
internal sealed class StoredWordField(string stored, Func<QueryValue, QueryScope, IReadOnlyList<string>?> read) : QueryField(stored)
{
    public Func<QueryScope, IEnumerable<QueryChoice>>? Offer { get; init; }

    /// <summary>An item may hold several of them: it matches when one is among those asked for.</summary>
    public bool Several { get; init; }

    protected override IReadOnlyList<string> OwnOperators => [.. Equality, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) => Offer?.Invoke(scope) ?? [];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var filled = StoredTests.Filled(Name);
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty)
            return Outcome.Of(condition.Operator is Condition.IsEmpty ? ItemTest.Not(filled) : filled);
        var words = new List<string>();
        foreach (var value in condition.Values.Where(v => !v.IsNothing))
        {
            if (read(value, scope) is not { } meant)
                return NoValue(this, value);
            words.AddRange(meant.Select(ItemWords.Folded));
        }

        List<IItemTest> tests = [StoredTests.Of(Name, f => words.Contains(f.Folded))];
        if (Several)
            tests = [.. words.Select(Among).DefaultIfEmpty(ItemTest.Not(ItemTest.Always))];
        if (condition.Values.Any(v => v.IsNothing))
            tests.Add(ItemTest.Not(filled));
        return StoredTests.Negated(condition, ItemTest.Any(tests));
    }

    private IItemTest Among(string word)
    {
        var part = $"; {word};";
        return StoredTests.Of(Name, f => ("; " + f.Folded + ";").Contains(part));
    }
}
