using Steward.Platform.Commands;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A value a field can be compared with, for completion and filters.</summary>
/// <param name="Value">As it is written in a query, without quotes.</param>
/// <param name="Label">In the reader's words.</param>
public sealed record QueryChoice(string Value, string Label);

/// <summary>
/// A field of the query language. Modules register theirs; each resolves a condition into a test that the database and the memory answer alike.
/// </summary>
/// <param name="name">As documented; found without regard to case.</param>
public abstract class QueryField(string name)
{
    protected static readonly string[] Equality = ["=", "!=", Condition.In, Condition.NotIn];
    protected static readonly string[] Order = ["<", "<=", ">", ">="];
    protected static readonly string[] Emptiness = [Condition.IsEmpty, Condition.IsNotEmpty];
    private static readonly string[] PastOperators = [Condition.Was, Condition.WasNot, Condition.Changed];

    public string Name { get; } = name;

    /// <summary>Other names it is found by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What the history calls the field, when queries may ask about its past.</summary>
    public string? PastName { get; init; }

    /// <summary>Only staff of an item's space may ask; for everybody else the item does not match.</summary>
    public bool StaffOnly { get; init; }

    /// <summary>How a page of items is sorted by it; null when it cannot be.</summary>
    public OrderKey? OrderKey { get; init; }

    /// <summary>Operators besides those about the past.</summary>
    protected abstract IReadOnlyList<string> OwnOperators { get; }

    public IReadOnlyList<string> Operators => PastName is null ? OwnOperators : [.. OwnOperators, .. PastOperators];

    /// <summary>Values to offer; empty when they cannot be listed.</summary>
    public virtual IEnumerable<QueryChoice> Choices(QueryScope scope) => [];

    public Outcome<IItemTest> Bind(Condition condition, QueryScope scope)
    {
        if (!Operators.Contains(condition.Operator))
            return QueryFault.At(condition.Column, "NoSuchOperator", Name, condition.Operator, string.Join("  ", Operators));
        var past = condition.Operator is Condition.Changed or Condition.Was or Condition.WasNot;
        var test = condition.Operator switch
        {
            Condition.Changed => PastTests.Changed(this, condition, scope),
            Condition.Was or Condition.WasNot => Was(condition, scope),
            _ => Test(condition, scope),
        };
        return test.Succeeded && (StaffOnly || past) && !scope.Actor.IsAdmin ? Outcome.Of(ItemTest.All([Staff(scope), test.Answer])) : test;
    }

    /// <summary>Items of spaces the actor works in: the past and further fields of others are not theirs to ask about.</summary>
    private static IItemTest Staff(QueryScope scope)
    {
        var staff = scope.Actor.SpacesWith(Platform.Access.Actor.StaffRoles);
        return new ItemTest(_ => i => staff.Contains(i.SpaceId), item => staff.Contains(item.Item.SpaceId));
    }

    /// <summary>A condition with one of <see cref="OwnOperators"/>.</summary>
    protected abstract Outcome<IItemTest> Test(Condition condition, QueryScope scope);

    /// <summary>How the history wrote a value; null when there is no such value.</summary>
    protected internal virtual IReadOnlyList<string?>? PastWords(QueryValue value, QueryScope scope) => [value.IsNothing ? null : value.Text];

    protected static Refusal NoValue(QueryField field, QueryValue value) => QueryFault.At(value.Column, "NoSuchValue", value.Text, field.Name);

    private Outcome<IItemTest> Was(Condition condition, QueryScope scope)
    {
        var now = Test(condition with { Operator = Condition.In }, scope);
        if (!now.Succeeded)
            return now;
        var before = PastTests.Left(this, condition, scope);
        if (!before.Succeeded)
            return before;
        var was = ItemTest.Any([now.Answer, before.Answer]);
        return Outcome.Of(condition.Operator == Condition.Was ? was : ItemTest.Not(was));
    }
}

/// <summary>Fields and functions a module adds to the query language. Registered in the container by the module's face.</summary>
public interface IQueryWords
{
    IEnumerable<QueryField> Fields { get; }

    /// <summary>Conditions written as calls.</summary>
    IEnumerable<QueryFunction> Functions => [];

    /// <summary>Fields that exist only in this workspace, by name; null when it is none of theirs.</summary>
    QueryField? OwnField(string name, QueryScope scope) => null;

    /// <summary>Names of fields that exist only in this workspace.</summary>
    IEnumerable<string> OwnNames(QueryScope scope) => [];
}

/// <summary>A condition written as a call, such as <c>linked(blocks)</c>.</summary>
/// <param name="Name">Found without regard to case.</param>
/// <param name="Usage">How it is written, for messages and completion.</param>
public sealed record QueryFunction(string Name, string Usage, Func<QueryCall, QueryScope, Outcome<IItemTest>> Bind);
