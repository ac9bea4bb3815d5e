using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Grouping;

/// <summary>
/// A way to divide items: what the database groups by, how a value is called on screen, and how the query language asks for it, so that every
/// figure can open exactly the items behind it.
/// </summary>
public abstract class Dimension(string key)
{
    public string Key { get; } = key;

    /// <summary>What a list is sorted by first, so that each group stands together.</summary>
    public required IReadOnlyList<OrderKey> Order { get; init; }

    /// <summary>The value of a listed item, as text.</summary>
    public required Func<ListedItem, string> ValueOf { get; init; }

    /// <summary>Changes the value by the command that every door sends; null for dimensions that are not changed like that.</summary>
    public DimensionChange? Change { get; init; }

    /// <summary>Every value there is, used or not, for columns of a board; null when only used values make sense.</summary>
    public Func<ItemNames, IEnumerable<string>>? Values { get; init; }

    /// <summary>How many items have each value.</summary>
    public abstract Task<IReadOnlyList<PivotCount>> Count(IQueryable<WorkItem> items, CancellationToken cancel);

    /// <summary>Groups by this and <paramref name="columns"/> in one statement.</summary>
    public abstract IQueryable<PivotCount> Cross(IQueryable<WorkItem> items, Dimension columns);

    internal abstract IQueryable<PivotCount> CrossWith<TRow>(IQueryable<WorkItem> items, Dimension<TRow> rows);

    /// <summary>What stands on screen for a value.</summary>
    public abstract string LabelOf(string value, ItemNames words);

    /// <summary>Where the value stands among others; equal places are sorted by label.</summary>
    public abstract int PlaceOf(string value);

    /// <summary>The condition of the query language that selects this value.</summary>
    public Condition ConditionFor(string value, ItemNames words)
    {
        var text = QueryValueOf(value, words);
        return new Condition(Key, "=", [new QueryValue(text) { Quoted = text != Dimension<string>.None }]);
    }

    public string ConditionOf(string value, ItemNames words) => ConditionFor(value, words).ToString();

    protected abstract string QueryValueOf(string value, ItemNames words);
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
    Func<string, ItemNames, string> label,
    Func<string, ItemNames, string>? queryValue = null,
    Func<string, int>? place = null) : Dimension(key)
{
    /// <summary>How an empty value is asked for.</summary>
    public const string None = "none";

    internal Expression<Func<WorkItem, T>> Field { get; } = field;

    public override string LabelOf(string value, ItemNames words) => label(value, words);

    public override int PlaceOf(string value) => value.Length == 0 ? int.MaxValue : place?.Invoke(value) ?? 0;

    protected override string QueryValueOf(string value, ItemNames words) =>
        value.Length == 0 ? None : queryValue?.Invoke(value, words) ?? value;

    public override async Task<IReadOnlyList<PivotCount>> Count(IQueryable<WorkItem> items, CancellationToken cancel) =>
        [.. (await items.GroupBy(Field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).Select(g => new PivotCount { Row = Say(g.Key), Count = g.Count })];

    public override IQueryable<PivotCount> Cross(IQueryable<WorkItem> items, Dimension columns) => columns.CrossWith(items, this);

    internal override IQueryable<PivotCount> CrossWith<TRow>(IQueryable<WorkItem> items, Dimension<TRow> rows)
    {
        var item = rows.Field.Parameters[0];
        var column = new Swap(Field.Parameters[0], item).Visit(Field.Body);
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
}

internal sealed class Pair<TRow, TColumn>
{
    public TRow Row { get; init; } = default!;

    public TColumn Column { get; init; } = default!;
}
