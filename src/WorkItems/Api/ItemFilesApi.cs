using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Items;
using Steward.WorkItems.Timeline;

namespace Steward.WorkItems.Api;

/// <summary>Files of an item: list, send as <c>multipart/form-data</c> (field <c>file</c>, several times for several files), mark as evidence.</summary>
internal static class ItemFilesApi
{
    public static void MapItemFilesApi(this IEndpointRouteBuilder item)
    {
        item.MapGet("/attachments", List).WithSummary("Lists files with all versions and their hashes; internal ones for staff of the space only.");
        item.MapPost("/attachments", Send).WithSummary("Sends files as multipart/form-data: field file, and internal or evidence with the value true.").DisableAntiforgery();
        item.MapGet("/attachments/{id:long}", Download).WithSummary("Downloads a file; its ETag is its hash, ranges are answered.");
        item.MapPatch("/attachments/{id:long}", Mark).WithSummary("Marks a file as evidence, or takes the mark away.");
        item.MapPut("/attachments/{id:long}/approval", Judge).WithSummary("Moves the newest version on: draft, in-review, approved or rejected.");
        item.MapPut("/attachments/{id:long}/class", Classify).WithSummary("Says how confidential a file is, by a name of the workspace's list; empty takes it away.");
        item.MapPost("/attachments/{id:long}/restoration", Restore).WithSummary("Makes an earlier version the newest again.");
    }

    private static Task<IResult> List(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
        ItemPartsApi.Json(new
        {
            Attachments = (await visit.Db.FilesOf([item.Id], staff).OrderBy(a => a.Name).ThenByDescending(a => a.Version).ToListAsync(cancel)).Select(FileAnswer.Of),
        }));

    private static Task<IResult> Download(string key, long id, Visit visit, HttpContext http, BlobStore blobs, Platform.Scanning.MalwareScanner scanner) => visit.OfItem(key, async (item, staff) =>
        await visit.Db.FilesOf([item.Id], staff).FirstOrDefaultAsync(a => a.Id == id, http.RequestAborted) is { } file
            ? await FileDownload.Answer(file, visit, http, blobs, scanner)
            : Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile")).ToProblem());

    private static Task<IResult> Send(string key, Visit visit, HttpContext http, BlobStore blobs) => visit.OfItem(key, async (_, _) =>
    {
        if (!http.Request.HasFormContentType)
            return Refusal.Invalid("file", Texts<ItemTexts>.Say("FileNotForm")).ToProblem();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var files = await blobs.KeepFiles(visit.Workspace, form, "file", http.RequestAborted);
        if (!files.Succeeded)
            return files.Refusal.ToProblem();
        if (files.Answer.Count == 0)
            return Refusal.Invalid("file", Texts<ItemTexts>.Say("FileNone")).ToProblem();
        var command = new AttachFiles(key, files.Answer) { Internal = form["internal"] == "true", Evidence = form["evidence"] == "true" };
        var outcome = await visit.Send(command, http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(sent => Results.Json(new { Attachments = sent }, PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    });

    private static async Task<IResult> Judge(string key, long id, ApprovalBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new JudgeFile(key, id, body.Approval), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json);

    private static async Task<IResult> Classify(string key, long id, ClassBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new ClassifyFile(key, id, body.Class), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json);

    private static async Task<IResult> Restore(string key, long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RestoreFile(key, id), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json);

    private static async Task<IResult> Mark(string key, long id, EvidenceBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new MarkEvidence(key, id, body.Evidence), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json);
}

public sealed record EvidenceBody(bool Evidence);

public sealed record ApprovalBody(FileApproval Approval);

public sealed record ClassBody(string Class);
