using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Blobs;
using Steward.Platform.Edge;
using Steward.Platform.Exporting;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.WorkItems.Importing.Applying;

namespace Steward.WorkItems.Importing.Pages;

/// <summary>What can be taken away from an import: its findings, its bad rows to be mended, its mapping to be used again.</summary>
internal static class ImportFiles
{
    public static async Task<IResult> Findings(HttpContext http, Visit visit, long id, CancellationToken cancel)
    {
        if (ImportWork.Find(visit.Workspace, visit.Actor, id) is not { } run) return ImportOrders.NoSuchImport().ToProblem();
        Send(http, TableExport.CsvType, run, "findings.csv");
        await using var export = await TableExport.Csv(http.Response.Body, [Say("Row"), Say("Weight"), Say("Column"), Say("Value"), Say("Finding")]);
        foreach (var problem in ImportWork.Findings(visit.Workspace, id))
            await export.Write([problem.Row == 0 ? null : problem.Row, Say("Weight_" + problem.Weight), problem.Column, problem.Value, problem.In(CultureInfo.CurrentUICulture)]);
        return Results.Empty;
    }

    /// <summary>The rows that were left out, as they stand in the file, each with what is wrong: mend them and upload this file.</summary>
    public static async Task<IResult> BadRows(HttpContext http, Visit visit, BlobStore blobs, long id, CancellationToken cancel)
    {
        if (ImportWork.Find(visit.Workspace, visit.Actor, id) is not { } run) return ImportOrders.NoSuchImport().ToProblem();
        using var copy = await LocalCopy.Of(blobs, visit.Workspace, run.Hash, cancel);
        if (copy is null) return ImportOrders.NoSuchImport().ToProblem();
        var bad = ImportWork.Findings(visit.Workspace, id).Where(problem => problem.Weight == ProblemWeight.Error).ToLookup(problem => problem.Row);
        var choices = ImportPlanner.Choices(ColumnMapping.FromJson(run.Mapping));
        using var table = TableFile.Examine(copy.Open, choices).Read(choices);
        Send(http, TableExport.CsvType, run, "bad-rows.csv");
        await using var export = await TableExport.Csv(http.Response.Body, [.. table.Columns, Say("Finding")]);
        foreach (var row in table.Rows().Where(row => bad.Contains(row.Number)))
        {
            var sentences = string.Join(' ', bad[row.Number].Select(problem => problem.In(CultureInfo.CurrentUICulture)));
            await export.Write([.. Enumerable.Range(0, table.Columns.Count).Select(i => row[i].Text), sentences]);
        }
        return Results.Empty;
    }

    public static IResult Mapping(HttpContext http, Visit visit, long id)
    {
        if (ImportWork.Find(visit.Workspace, visit.Actor, id) is not { } run) return ImportOrders.NoSuchImport().ToProblem();
        return Results.File(Encoding.UTF8.GetBytes(run.Mapping), "application/json", NameOf(run, "mapping.json"));
    }

    private static void Send(HttpContext http, string type, ImportRun run, string ending)
    {
        http.Response.ContentType = type;
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(NameOf(run, ending));
        http.Response.Headers.ContentDisposition = disposition.ToString();
    }

    private static string NameOf(ImportRun run, string ending) => Path.GetFileNameWithoutExtension(run.FileName) + "-" + ending;

    private static string Say(string key) => Texts<ImportTexts>.Say(key).ToString();
}
