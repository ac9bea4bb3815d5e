namespace Steward.WorkItems.Querying;

/// <summary>A part of a query. Columns count characters from 1, so that an error can be marked under what caused it.</summary>
public abstract record QueryNode(int Column)
{
    /// <summary>The node as text that reads back as the same node.</summary>
    public sealed override string ToString() => QueryWriting.Write(this);
}

/// <summary>All of its parts hold.</summary>
public sealed record AllOf(IReadOnlyList<QueryNode> Parts, int Column = 1) : QueryNode(Column);

/// <summary>At least one of its parts holds.</summary>
public sealed record AnyOf(IReadOnlyList<QueryNode> Parts, int Column = 1) : QueryNode(Column);

/// <summary>Its part does not hold.</summary>
public sealed record Except(QueryNode Part, int Column = 1) : QueryNode(Column);

/// <summary>A field compared with values, or asked about its past.</summary>
/// <param name="Field">Name as written; fields are found without regard to case.</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Values">None for <c>is empty</c>, several for <c>in</c>, else one.</param>
/// <param name="Column">Where the field starts.</param>
public sealed record Condition(string Field, string Operator, IReadOnlyList<QueryValue> Values, int Column = 1) : QueryNode(Column)
{
    public const string In = "in";
    public const string NotIn = "not in";
    public const string IsEmpty = "is empty";
    public const string IsNotEmpty = "is not empty";
    public const string Was = "was";
    public const string WasNot = "was not";
    public const string Changed = "changed";

    public static IReadOnlyList<string> Operators { get; } =
        ["=", "!=", "<", "<=", ">", ">=", "~", "!~", In, NotIn, IsEmpty, IsNotEmpty, Was, WasNot, Changed];

    /// <summary>For <c>changed</c>: from what, to what, when, by whom; all may be left out.</summary>
    public ChangeWish? Change { get; init; }

    public static Condition Of(string field, string comparison, params string[] values) =>
        new(field, comparison, [.. values.Select(v => new QueryValue(v))]);
}

/// <summary>A condition written as a call: <c>linked(blocks, IT-12)</c>.</summary>
public sealed record CallCondition(QueryCall Call, int Column = 1) : QueryNode(Column);

/// <summary>Narrows a <c>changed</c> condition.</summary>
public sealed record ChangeWish(QueryValue? From, QueryValue? To, QueryValue? After, QueryValue? Before, QueryValue? By);

/// <summary>A value as written: a word or quoted text, or a call that stands for values.</summary>
public sealed record QueryValue(string Text, int Column = 1)
{
    /// <summary>Set when the value is a call such as <c>team(Network)</c>; <see cref="Text"/> then holds its name.</summary>
    public QueryCall? Call { get; init; }

    /// <summary>Between quotes a word means itself: <c>"none"</c> is a text, <c>none</c> is emptiness.</summary>
    public bool Quoted { get; init; }

    /// <summary>True for <c>none</c> and <c>empty</c>.</summary>
    public bool IsNothing => !Quoted && Call is null && Text is "none" or "empty";
}

/// <summary>A function with its arguments.</summary>
public sealed record QueryCall(string Name, IReadOnlyList<QueryValue> Arguments, int Column = 1);

/// <summary>A field to sort by.</summary>
public sealed record QueryOrder(string Field, bool Descending, int Column = 1);

/// <summary>A whole query: what to find (everything when null) and in which order (the usual one when empty).</summary>
public sealed record Query(QueryNode? Where, IReadOnlyList<QueryOrder> Order)
{
    public static readonly Query Everything = new(null, []);

    /// <summary>The parts that must all hold: filters put on by click add and take away parts here.</summary>
    public IReadOnlyList<QueryNode> Parts => Where switch { null => [], AllOf all => all.Parts, _ => [Where] };

    public static QueryNode? Join(IReadOnlyList<QueryNode> parts) => parts.Count switch { 0 => null, 1 => parts[0], _ => new AllOf(parts) };

    public override string ToString() => QueryWriting.Write(this);
}
