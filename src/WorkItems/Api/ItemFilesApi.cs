using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
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
    }

    private static Task<IResult> List(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
        ItemPartsApi.Json(new
        {
            Attachments = (await visit.Db.FilesOf(item.Id, staff).OrderBy(a => a.Name).ThenByDescending(a => a.Version).ToListAsync(cancel)).Select(FileAnswer.Of),
        }));

    private static Task<IResult> Download(string key, long id, Visit visit, HttpContext http, BlobStore blobs) => visit.OfItem(key, async (item, staff) =>
        await visit.Db.FilesOf(item.Id, staff).FirstOrDefaultAsync(a => a.Id == id, http.RequestAborted) is { } file
            ? await FileDownload.Answer(file, visit, http, blobs)
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

    private static async Task<IResult> Mark(string key, long id, EvidenceBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new MarkEvidence(key, id, body.Evidence), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json);
}

public sealed record EvidenceBody(bool Evidence);
