using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Steward.Identity.Directory;
using Steward.Platform.Audit;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Exporting;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>A part of the history as a file. That it was taken is recorded first; the file is written whole before it is sent.</summary>
internal static class HistoryExport
{
    private const int Batch = 500;
    private const int MostRows = 100_000;

    public static async Task<IResult> Answer(
        HttpContext http, Visit visit, EventTelling telling, [FromForm] string? format, [FromForm] string? actor, [FromForm] string? subject, [FromForm] string? kind,
        [FromForm] string? channel, [FromForm] string? from, [FromForm] string? to, [FromForm] string? words)
    {
        var cancel = http.RequestAborted;
        var filter = HistoryFilter.Of(actor, subject, kind, channel, from, to, words);
        var type = format == "xlsx" ? "xlsx" : "csv";
        var noted = await visit.Send(new ExportHistory(type, filter.Query()), cancel: cancel);
        if (!noted.Succeeded)
            return Page.Fault(http, noted.Refusal);
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            string[] head = [.. new[] { "Time", "Recorded", "Actor", "Channel", "Did", "Object", "Field", "Old", "New", "Reason", "Event" }.Select(key => Say("Column" + key))];
            await using (var table = type == "xlsx" ? await TableExport.Xlsx(file, Say("History"), head) : await TableExport.Csv(file, head))
                await Write(table, visit, telling, filter, cancel);
            return Sent(file, type);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static IResult Sent(FileStream file, string type)
    {
        file.Position = 0;
        return Results.File(file, type == "xlsx" ? TableExport.XlsxType : TableExport.CsvType, $"steward-history.{type}");
    }

    private static async Task Write(ITableExport table, Visit visit, EventTelling telling, HistoryFilter filter, CancellationToken cancel)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        HistoryPlace? place = null;
        var rows = 0;
        do
        {
            var lines = await HistoryReading.Read(visit, telling, filter, place, Batch, cancel);
            foreach (var told in lines.Events)
            {
                // one line per changed field, so that a spreadsheet can sort by field
                foreach (var change in told.Changes.DefaultIfEmpty(new ToldChange("", null, null)))
                {
                    await table.Write(
                    [
                        told.Row.At, told.Row.RecordedAt, HistoryWords.Actor(told.Row, people), HistoryWords.Door(told.Row.Channel), told.Act, told.Subject?.Name,
                        change.Field, change.From, change.To, told.Note, OperationsRoutes.Written(told.Row.Id),
                    ]);
                    rows++;
                }
            }

            place = lines.Next;
        }
        while (place is not null && rows < MostRows);
        if (place is not null)
            await table.Write([Say("ExportCut", MostRows)]);
    }

    private static string Say(string key, params object?[] arguments) => new Said(typeof(OperationsTexts), key, arguments).ToString();
}
