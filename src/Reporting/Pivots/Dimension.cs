using System.Globalization;
using System.Linq.Expressions;
using Steward.WorkItems.Items;

namespace Steward.Reporting.Pivots;

/// <summary>
/// A way to divide items: what the database groups by, how a value is called on screen, and how the query language asks for it, so that every
/// figure can open exactly the items behind it.
/// </summary>
public abstract class Dimension(string key)
{
    public string Key { get; } = key;

    /// <summary>Groups by this and <paramref name="columns"/> in one statement.</summary>
    internal abstract IQueryable<PivotCount> Cross(IQueryable<WorkItem> items, Dimension columns);

    internal abstract IQueryable<PivotCount> CrossWith<TRow>(IQueryable<WorkItem> items, Dimension<TRow> rows);

    /// <summary>What stands on screen for a value.</summary>
    public abstract string LabelOf(string value, ReportWords words);

    /// <summary>Where the value stands among others; equal places are sorted by label.</summary>
    public abstract int PlaceOf(string value);

    /// <summary>The condition of the query language that selects this value.</summary>
    public string ConditionOf(string value, ReportWords words) => $"{Key} = {Quote(QueryValueOf(value, words))}";

    protected abstract string QueryValueOf(string value, ReportWords words);

    private static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '@')
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}

/// <summary>A count at the crossing of two values, as the database answers it.</summary>
public sealed class PivotCount
{
    public string? Row { get; init; }

    public string? Column { get; init; }

    public int Count { get; init; }
}

/// <summary>A dimension over one column of the item.</summary>
/// <param name="key">Name of the field in queries and addresses.</param>
/// <param name="field">What to group by.</param>
/// <param name="label">The value's words.</param>
/// <param name="queryValue">The value as the query language writes it; the raw value when null.</param>
/// <param name="place">The value's place in a fixed order; alphabetical when null.</param>
public sealed class Dimension<T>(
    string key,
    Expression<Func<WorkItem, T>> field,
    Func<string, ReportWords, string> label,
    Func<string, ReportWords, string>? queryValue = null,
    Func<string, int>? place = null) : Dimension(key)
{
    /// <summary>How an empty value is asked for.</summary>
    public const string None = "none";

    internal Expression<Func<WorkItem, T>> Field { get; } = field;

    public override string LabelOf(string value, ReportWords words) => label(value, words);

    public override int PlaceOf(string value) => value.Length == 0 ? int.MaxValue : place?.Invoke(value) ?? 0;

    protected override string QueryValueOf(string value, ReportWords words) =>
        value.Length == 0 ? None : queryValue?.Invoke(value, words) ?? value;

    internal override IQueryable<PivotCount> Cross(IQueryable<WorkItem> items, Dimension columns) => columns.CrossWith(items, this);

    internal override IQueryable<PivotCount> CrossWith<TRow>(IQueryable<WorkItem> items, Dimension<TRow> rows)
    {
        var item = rows.Field.Parameters[0];
        var column = new SwapParameter(Field.Parameters[0], item).Visit(Field.Body);
        var pair = typeof(Pair<TRow, T>);
        var key = Expression.Lambda<Func<WorkItem, Pair<TRow, T>>>(
            Expression.MemberInit(
                Expression.New(pair),
                Expression.Bind(pair.GetProperty(nameof(Pair<TRow, T>.Row))!, rows.Field.Body),
                Expression.Bind(pair.GetProperty(nameof(Pair<TRow, T>.Column))!, column)),
            item);
        return items.GroupBy(key).Select(g => new { g.Key.Row, g.Key.Column, Count = g.Count() })
            .AsEnumerable()
            .Select(g => new PivotCount { Row = Say(g.Row), Column = Say(g.Column), Count = g.Count })
            .AsQueryable();
    }

    private static string Say(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed class SwapParameter(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

internal sealed class Pair<TRow, TColumn>
{
    public TRow Row { get; init; } = default!;

    public TColumn Column { get; init; } = default!;
}
