using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Reporting.Pivots;

/// <summary>A crossing in the API's answer. <c>query</c> opens the items behind the count.</summary>
public sealed record PivotCell(string Row, string Column, int Count, string Query);

public sealed record PivotHeadAnswer(string Value, string Label, int Total);

public sealed record PivotAnswer(string Rows, string Columns, string Query, int Total, IReadOnlyList<PivotHeadAnswer> RowHeads, IReadOnlyList<PivotHeadAnswer> ColumnHeads, IReadOnlyList<PivotCell> Cells);

/// <summary><c>GET /api/v1/reports/items?rows=state&amp;columns=assignee&amp;q=…</c></summary>
internal static class PivotApi
{
    public static void MapPivotApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1/reports").WithTags("Reports").RequireApi()
            .MapGet("/items", Read).WithSummary("Counts items by two dimensions; every count carries the query of its items.").Produces<PivotAnswer>();

    private static IResult Read(Visit visit, string? rows, string? columns, string? q) =>
        ItemPivot.Of(visit, rows ?? "state", columns ?? "assignee", q).Or(pivot => Results.Json(Answer(pivot), PlatformJson.Options));

    private static PivotAnswer Answer(ItemPivot pivot) => new(
        pivot.RowKey, pivot.ColumnKey, pivot.Query, pivot.Total,
        [.. pivot.Rows.Select(Head)], [.. pivot.Columns.Select(Head)],
        [
            .. from row in pivot.Rows
               from column in pivot.Columns
               where pivot.At(row, column) > 0
               select new PivotCell(NameOf(row), NameOf(column), pivot.At(row, column), pivot.QueryOf(row, column)),
        ]);

    private static PivotHeadAnswer Head(PivotHead head) => new(NameOf(head), head.Label, head.Total);

    /// <summary>The value as queries write it, the name programs can use again.</summary>
    private static string NameOf(PivotHead head) => head.Condition[(head.Condition.IndexOf('=', StringComparison.Ordinal) + 2)..].Trim('"');
}
