using Microsoft.AspNetCore.Builder;
using Steward.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Exporting;
using Steward.Platform.Text;
using Steward.Reporting.Items;
using Steward.Reporting.Pivots;

namespace Steward.Reporting.Exporting;

/// <summary>The reports as files: <c>/reports/flow.csv</c>, <c>/reports/open.xlsx</c>… with the same filters as the page.</summary>
internal static class ReportExport
{
    public static void MapReportExport(this IEndpointRouteBuilder routes) => routes.MapGet("/reports/{report}.{format}", Export).ExcludeFromDescription();

    private static async Task<IResult> Export(
        Visit visit, HttpContext http, string report, string format, string? space, string? type, string? from, string? to, string? q, CancellationToken cancel)
    {
        if (!visit.Actor.IsStaff || format is not ("csv" or "xlsx"))
            return Refusal.Missing(Texts<PlatformTexts>.Say("NothingHere")).ToProblem();
        var table = await Table(visit, report, new ReportFilter(space, type, q, Period.Of(visit, from, to)), cancel);
        if (!table.Succeeded)
            return table.Refusal.ToProblem();

        http.Response.ContentType = format == "csv" ? TableExport.CsvType : TableExport.XlsxType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"steward-{report}.{format}\"";
        var (head, rows) = table.Answer;
        await using var memory = new MemoryStream();
        await using (var file = format == "csv" ? await TableExport.Csv(memory, head) : await TableExport.Xlsx(memory, report, head))
        {
            foreach (var row in rows)
                await file.Write(row);
        }

        await http.Response.Body.WriteAsync(memory.ToArray(), cancel);
        return Results.Empty;
    }

    private static async Task<Outcome<(string[] Head, IEnumerable<object?[]> Rows)>> Table(Visit visit, string report, ReportFilter filter, CancellationToken cancel)
    {
        var items = filter.Items(visit);
        if (!items.Succeeded)
            return items.Refusal;
        switch (report)
        {
            case "flow":
                var flow = await Flow.Of(visit, items.Answer, filter.Conditions, filter.Period, cancel);
                return (Heads("Period", "Created", "Resolved"), flow.Select(r => new object?[] { r.Start, r.Created, r.Resolved }));
            case "ageing":
                var ageing = await Ageing.Of(visit, items.Answer, filter.Conditions, cancel);
                return (
                    [.. Heads("Priority"), .. Ageing.Bands.Select(b => b.To is { } to ? Say("BandDays", b.From, to) : Say("BandOver", b.From))],
                    ageing.Select(r => new object?[] { Say("Priority_" + r.Priority) }.Concat(r.Counts.Cast<object?>()).ToArray()));
            case "on-time-by-process":
                return OnTimeTable("Process", await OnTime.ByProcess(visit, items.Answer, filter.Conditions, filter.Period, cancel));
            case "on-time-by-owner":
                return OnTimeTable("Owner", await OnTime.ByOwner(visit, items.Answer, filter.Conditions, filter.Period, cancel));
            case "open":
                var pivot = ItemPivot.Of(visit, "assignee", "state", filter.OpenConditions);
                return pivot.Succeeded ? PivotTable(pivot.Answer) : pivot.Refusal;
            default:
                return Refusal.Missing(Texts<PlatformTexts>.Say("NothingHere"));
        }
    }

    private static (string[] Head, IEnumerable<object?[]> Rows) PivotTable(ItemPivot pivot) =>
        ([.. Heads("Assignee"), .. pivot.Columns.Select(c => c.Label), Say("Total")],
         pivot.Rows.Select(row => new object?[] { row.Label }.Concat(pivot.Columns.Select(c => (object?)pivot.At(row, c))).Append(row.Total).ToArray()));

    private static (string[] Head, IEnumerable<object?[]> Rows) OnTimeTable(string head, IReadOnlyList<OnTimeRow> rows) =>
        (Heads(head, "DoneWithDate", "OnTimeHead", "RateHead", "OverdueHead"),
         rows.Select(r => new object?[] { r.Label, r.Closed, r.OnTime, r.Rate, r.OverdueOpen }));

    private static string[] Heads(params string[] keys) => [.. keys.Select(k => Say(k))];

    private static string Say(string key, params object?[] arguments) => Texts<ReportingTexts>.Say(key, arguments).ToString();
}
