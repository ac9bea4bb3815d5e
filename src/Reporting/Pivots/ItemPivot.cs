using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Querying;

namespace Steward.Reporting.Pivots;

/// <summary>A value of a dimension with its words and the condition that selects it.</summary>
public sealed record PivotHead(string Value, string Label, string Condition, int Total);

/// <summary>Items counted at the crossings of two dimensions, with totals that equal the sum of what is shown.</summary>
public sealed class ItemPivot
{
    private readonly Dictionary<(string, string), int> counts;

    private ItemPivot(string rows, string columns, string query, IReadOnlyList<PivotCount> found, Dimension rowDimension, Dimension columnDimension, ItemNames words)
    {
        (RowKey, ColumnKey, Query) = (rows, columns, query);
        counts = found.ToDictionary(c => (c.Row ?? "", c.Column ?? ""), c => c.Count);
        Rows = Heads(found, c => c.Row ?? "", rowDimension, words);
        Columns = Heads(found, c => c.Column ?? "", columnDimension, words);
        Total = found.Sum(c => c.Count);
    }

    public string RowKey { get; }

    public string ColumnKey { get; }

    /// <summary>The query all figures are under; empty when everything counts.</summary>
    public string Query { get; }

    public IReadOnlyList<PivotHead> Rows { get; }

    public IReadOnlyList<PivotHead> Columns { get; }

    public int Total { get; }

    public int At(PivotHead row, PivotHead column) => counts.GetValueOrDefault((row.Value, column.Value));

    /// <summary>The query that opens the items of a row, a column or a crossing.</summary>
    public string QueryOf(PivotHead? row, PivotHead? column) =>
        string.Join(" and ", new[] { Query, row?.Condition, column?.Condition }.Where(c => !string.IsNullOrEmpty(c)));

    /// <summary>Counts what the visitor may see under a query, in one statement.</summary>
    public static Outcome<ItemPivot> Of(Visit visit, string? rows, string? columns, string? query)
    {
        if (Dimensions.Find(rows) is not { } rowDimension)
            return NoSuchDimension("rows", rows);
        if (Dimensions.Find(columns) is not { } columnDimension)
            return NoSuchDimension("columns", columns);
        var parsed = QueryText.Parse(query);
        if (!parsed.Succeeded)
            return parsed.Refusal;
        var items = visit.Items().Apply(parsed.Answer.Where, visit.QueryScope());
        if (!items.Succeeded)
            return items.Refusal;
        var found = rowDimension.Cross(items.Answer, columnDimension).ToList();
        return new ItemPivot(rowDimension.Key, columnDimension.Key, query ?? "", found, rowDimension, columnDimension, new ItemNames(visit));
    }

    private static List<PivotHead> Heads(IReadOnlyList<PivotCount> found, Func<PivotCount, string> value, Dimension dimension, ItemNames words) =>
    [
        .. found.GroupBy(value)
            .Select(g => (Place: dimension.PlaceOf(g.Key), Head: new PivotHead(g.Key, dimension.LabelOf(g.Key, words), dimension.ConditionOf(g.Key, words), g.Sum(c => c.Count))))
            .OrderBy(h => h.Place).ThenBy(h => h.Head.Label, StringComparer.CurrentCultureIgnoreCase)
            .Select(h => h.Head),
    ];

    private static Refusal NoSuchDimension(string field, string? given) => Refusal.Invalid(
        field, Texts<ReportingTexts>.Say("NoSuchDimension", given ?? "", string.Join(", ", Dimensions.All.Select(d => d.Key))));
}
