using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Api;

/// <summary>An import as the API answers it.</summary>
public sealed record ImportAnswer(
    string Id, string Space, string FileName, ImportStage Stage, int Rows, int Items, int Passed, int Created, int Updated, int Unchanged, int Kept, int Removed,
    int BadRows, int Warnings, int Notes, Instant CreatedAt, Instant? FinishedAt, Instant? UndoneAt, Instant? UndoUntil, string? Fault);

public sealed record ImportListAnswer(IReadOnlyList<ImportAnswer> Imports);

public sealed record FindingAnswer(int Row, string? Column, string? Value, string Kind, ProblemWeight Weight, string Sentence);

public sealed record FindingListAnswer(IReadOnlyList<FindingAnswer> Problems, int? NextAfter);

public sealed record UndoBody(bool Force = false);

/// <summary><c>/api/v1/imports</c>: upload, dry run, import, undo, by the same commands as the pages.</summary>
internal static class ImportApi
{
    private const int MostFindings = 1_000;

    public static void MapImportApi(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/v1/imports").WithTags("Imports").RequireApi();
        imports.MapGet("/", List).WithSummary("Lists the imports of spaces you lead, newest first.");
        imports.MapPost("/", Upload).DisableAntiforgery().WithSummary("Uploads a CSV or XLSX file (multipart: file, space, mapping) and answers its dry run.");
        imports.MapGet("/{id:long}", Read).WithSummary("Reads one import: stage, counts, progress.");
        imports.MapGet("/{id:long}/problems", Problems).WithSummary("Lists what was odd, by row, a thousand at a time.");
        imports.MapGet("/{id:long}/mapping", Mapping).WithSummary("Reads how columns and values are understood.");
        imports.MapPut("/{id:long}/mapping", Check).WithSummary("Sets how columns and values are understood, and answers a new dry run.");
        imports.MapPost("/{id:long}/run", Run).WithSummary("Carries the import out in the background.");
        imports.MapPost("/{id:long}/undo", Undo).WithSummary("Takes the import back; changed items stay unless forced.");
        imports.MapDelete("/{id:long}", Discard).WithSummary("Drops an upload that was not carried out.");
    }

    private static async Task<IResult> List(Visit visit, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var ids = spaces.All.Where(space => visit.Actor.May(WorkItemPermissions.Import, space.Id)).Select(space => space.Id).ToList();
        var runs = await visit.Db.Set<ImportRun>().Where(run => ids.Contains(run.SpaceId)).OrderByDescending(run => run.CreatedAt).Take(100).ToListAsync(cancel);
        return Json(new ImportListAnswer([.. runs.Select(run => Of(run, spaces))]));
    }

    private static async Task<IResult> Upload(Visit visit, HttpContext http, ImportWork work)
    {
        if (!http.Request.HasFormContentType) return Refusal.Invalid("file", Texts<ImportTexts>.Say("ChooseFile")).ToProblem();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Refusal.Invalid("file", Texts<ImportTexts>.Say("ChooseFile")).ToProblem();
        var mapping = Given(form["mapping"].ToString());
        if (!mapping.Succeeded) return mapping.Refusal.ToProblem();
        await using var content = file.OpenReadStream();
        var taken = await work.Take(visit.Workspace, visit.Actor, form["space"].ToString(), Path.GetFileName(file.FileName), content, mapping.Answer.Mapping, http.RequestAborted);
        if (!taken.Succeeded) return taken.Refusal.ToProblem();
        var dryRun = await work.Check(visit.Workspace, visit.Actor, taken.Answer, null, http.RequestAborted);
        return dryRun.Or(_ => Answer(visit, taken.Answer, StatusCodes.Status201Created));
    }

    private static IResult Read(Visit visit, long id) => Answer(visit, id);

    private static async Task<IResult> Problems(Visit visit, long id, int? after, CancellationToken cancel)
    {
        if (ImportWork.Find(visit.Workspace, visit.Actor, id) is null) return ImportOrders.NoSuchImport().ToProblem();
        var found = await visit.Db.Set<ImportFinding>().Where(finding => finding.RunId == id && finding.Number > (after ?? -1)).OrderBy(finding => finding.Number).Take(MostFindings + 1).ToListAsync(cancel);
        int? next = found.Count > MostFindings ? found[MostFindings - 1].Number : null;
        var culture = CultureInfo.CurrentUICulture;
        return Json(new FindingListAnswer(
            [.. found.Take(MostFindings).Select(finding => finding.Problem).OfType<RowProblem>().Select(p => new FindingAnswer(p.Row, p.Column, p.Value, p.Kind.Code, p.Weight, p.In(culture)))], next));
    }

    private static IResult Mapping(Visit visit, long id) =>
        ImportWork.Find(visit.Workspace, visit.Actor, id) is { } run ? Results.Text(run.Mapping, "application/json") : ImportOrders.NoSuchImport().ToProblem();

    private static async Task<IResult> Check(Visit visit, HttpContext http, ImportWork work, long id)
    {
        using var reader = new StreamReader(http.Request.Body);
        var mapping = Given(await reader.ReadToEndAsync(http.RequestAborted));
        if (!mapping.Succeeded) return mapping.Refusal.ToProblem();
        var dryRun = await work.Check(visit.Workspace, visit.Actor, id, mapping.Answer.Mapping, http.RequestAborted);
        return dryRun.Or(_ => Answer(visit, id));
    }

    private static async Task<IResult> Run(Visit visit, HttpContext http, long id) =>
        (await visit.Send(new RunImport(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Answer(visit, id, StatusCodes.Status202Accepted));

    private static async Task<IResult> Undo(Visit visit, HttpContext http, long id, UndoBody? body) =>
        (await visit.Send(new UndoImport(id, body?.Force ?? false), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Answer(visit, id, StatusCodes.Status202Accepted));

    private static async Task<IResult> Discard(Visit visit, HttpContext http, long id) =>
        (await visit.Send(new DiscardImport(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static IResult Answer(Visit visit, long id, int status = StatusCodes.Status200OK) =>
        ImportWork.Find(visit.Workspace, visit.Actor, id) is { } run ? Json(Of(run, visit.Workspace.Get<SpaceDirectory>()), status) : ImportOrders.NoSuchImport().ToProblem();

    private static ImportAnswer Of(ImportRun run, SpaceDirectory spaces) => new(
        run.Id.ToString(CultureInfo.InvariantCulture), spaces.KeyOf(run.SpaceId), run.FileName, run.Stage, run.Rows, run.Items, run.Passed, run.Created, run.Updated, run.Unchanged, run.Kept,
        run.Removed, run.BadRows, run.Warnings, run.Notes, run.CreatedAt, run.FinishedAt, run.UndoneAt, run.FinishedAt + ImportRun.UndoTime, run.Fault);

    private static Outcome<GivenMapping> Given(string json)
    {
        try
        {
            return new GivenMapping(string.IsNullOrWhiteSpace(json) ? null : ColumnMapping.FromJson(json));
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }

    private static IResult Json<T>(T answer, int status = StatusCodes.Status200OK) => Results.Json(answer, PlatformJson.Options, statusCode: status);

    private sealed record GivenMapping(ColumnMapping? Mapping);
}
