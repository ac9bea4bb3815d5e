using System.Globalization;
using NodaTime;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

/// <summary>A field whose values are resolved to one column's values: choices, people, teams, clients. Null among them means "no value".</summary>
/// <param name="name">Its name.</param>
/// <param name="column">Where the value stands.</param>
/// <param name="read">All values a written one means; null when it means none.</param>
public class ReferenceField<T>(string name, Column<T> column, Func<QueryValue, QueryScope, IReadOnlyList<T>?> read) : QueryField(name)
{
    /// <summary>Values have an order (priorities, categories).</summary>
    public Func<T, IComparable>? Rank { get; init; }

    public bool MayBeEmpty { get; init; }

    /// <summary>Values are names of people, teams, clients or spaces.</summary>
    public bool NamesParties { get; init; }

    public Func<QueryScope, IEnumerable<QueryChoice>>? Offer { get; init; }

    /// <summary>How the history writes a value; as in the query when not said.</summary>
    public Func<T, QueryScope, string?>? InHistory { get; init; }

    protected Column<T> Column { get; } = column;

    protected override IReadOnlyList<string> OwnOperators =>
        [.. Equality, .. Rank is null ? [] : Order, .. MayBeEmpty ? Emptiness : []];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) => Offer?.Invoke(scope) ?? [];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty)
            return Outcome.Of(Negate(condition, Column.IsOneOf([default!])));
        var values = new List<T>();
        foreach (var value in condition.Values)
        {
            if ((value.IsNothing && !MayBeEmpty ? null : read(value, scope)) is not { } some)
            {
                if (NamesParties && !scope.Actor.IsStaff)
                    continue; // whether somebody exists is not theirs to learn: an unknown name matches nothing, like a hidden one
                return NoValue(this, value);
            }

            values.AddRange(some);
        }

        if (Order.Contains(condition.Operator))
            return Ordered(condition.Operator, values[0], scope);
        return Outcome.Of(values.Count == 0 ? Negate(condition, ItemTest.Not(ItemTest.Always)) : Negate(condition, Column.IsOneOf(values)));
    }

    protected internal override IReadOnlyList<string?>? PastWords(QueryValue value, QueryScope scope) =>
        read(value, scope) is not { } values ? null : [.. values.Select(v => v is null ? null : InHistory is null ? value.Text : InHistory(v, scope))];

    /// <summary>Values in order are few, so an order is the set of those that fulfil it.</summary>
    private Outcome<IItemTest> Ordered(string comparison, T bound, QueryScope scope)
    {
        var all = Choices(scope).SelectMany(c => read(new QueryValue(c.Value), scope) ?? []).Distinct();
        var rank = Rank!(bound);
        return Outcome.Of(Column.IsOneOf([.. all.Where(v => comparison switch
        {
            "<" => Rank(v).CompareTo(rank) < 0,
            "<=" => Rank(v).CompareTo(rank) <= 0,
            ">" => Rank(v).CompareTo(rank) > 0,
            _ => Rank(v).CompareTo(rank) >= 0,
        })]));
    }

    private static IItemTest Negate(Condition condition, IItemTest test) =>
        condition.Operator is "!=" or Condition.NotIn or Condition.IsNotEmpty ? ItemTest.Not(test) : test;
}

/// <summary>A moment. An item without one is neither before nor after anything.</summary>
public sealed class TimeField(string name, Func<string, Instant, IItemTest> compare, IItemTest? empty) : QueryField(name)
{
    /// <summary>A moment in a column of the item.</summary>
    public static TimeField Of(string name, Column<Instant?> column, bool mayBeEmpty, OrderKey? order = null, bool staffOnly = false) => new(
        name, (comparison, at) => column.Test(Predicates.Compared(comparison, at)), mayBeEmpty ? column.IsOneOf([null]) : null) { OrderKey = order, StaffOnly = staffOnly };

    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", .. Order, .. empty is null ? [] : Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        new[] { "now", "today", "-1d", "-7d", "-30d", "+1d", "+7d", "+2wd", "startOfWeek()", "startOfMonth()" }.Select(t => new QueryChoice(t, t));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || (condition.Values[0].IsNothing && condition.Operator is "=" or "!="))
        {
            if (empty is null)
                return NoValue(this, condition.Values[0]);
            return Outcome.Of(condition.Operator is Condition.IsNotEmpty or "!=" ? ItemTest.Not(empty) : empty);
        }

        if (QueryTimes.Read(condition.Values[0], scope) is not { } at)
            return QueryTimes.Fault(condition.Values[0]);
        if (condition.Operator is not ("=" or "!="))
            return Outcome.Of(compare(condition.Operator, at));
        // a date means its whole day
        var end = NodaTime.Text.LocalDatePattern.Iso.Parse(condition.Values[0].Text) is { Success: true } day
            ? day.Value.PlusDays(1).AtStartOfDayInZone(scope.Zone).ToInstant()
            : at + Duration.FromMilliseconds(1);
        var during = ItemTest.All([compare(">=", at), compare("<", end)]);
        return Outcome.Of(condition.Operator == "=" ? during : ItemTest.Not(during));
    }
}

/// <summary>A number in a column of the item.</summary>
public sealed class NumberField(string name, Column<double?> column) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", .. Order, .. Emptiness];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        if (condition.Operator is Condition.IsEmpty or Condition.IsNotEmpty || condition.Values[0].IsNothing)
        {
            var empty = column.IsOneOf([null]);
            return Outcome.Of(condition.Operator is Condition.IsNotEmpty or "!=" ? ItemTest.Not(empty) : empty);
        }

        if (!double.TryParse(condition.Values[0].Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return QueryFault.At(condition.Values[0].Column, "NoNumber", condition.Values[0].Text, Name);
        return Outcome.Of(condition.Operator switch
        {
            "=" => column.IsOneOf([number]),
            "!=" => ItemTest.Not(column.IsOneOf([number])),
            _ => column.Test(Predicates.Compared(condition.Operator, number)),
        });
    }
}

/// <summary>Something that is so or is not so: <c>overdue = yes</c>.</summary>
public sealed class YesNoField(string name, Func<QueryScope, IItemTest> yes, Func<QueryScope, IItemTest>? no = null) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!="];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) => [new("yes", "yes"), new("no", "no")];

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        bool? wanted = condition.Values[0].Text.ToLowerInvariant() switch { "yes" or "true" => true, "no" or "false" => false, _ => null };
        if (wanted is null)
            return NoValue(this, condition.Values[0]);
        return Outcome.Of(wanted == (condition.Operator == "=") ? yes(scope) : no?.Invoke(scope) ?? ItemTest.Not(yes(scope)));
    }
}
