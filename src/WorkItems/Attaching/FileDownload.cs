using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Scanning;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Attaching.Showing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>
/// Hands out files. Who sees the item sees its files, internal ones its staff only; hidden and absent answer the same. What a browser could
/// run is downloaded, never shown, and the answer is boxed in by a policy of its own.
/// </summary>
internal static class FileDownload
{
    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/files/{id:long}/{name}", ["GET", "HEAD"], Send).ExcludeFromDescription();

    private static async Task<IResult> Send(long id, Visit visit, HttpContext http, BlobStore blobs, MalwareScanner scanner)
    {
        if (!visit.Actor.IsSignedIn)
            return Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path)}");
        return await SeenFile.Find(visit, id, http.RequestAborted) is { } seen ? await Answer(seen.File, visit, http, blobs, scanner) : Nothing(http);
    }

    /// <summary>Hands a file out to somebody who may see it, and notes that they took it.</summary>
    internal static async Task<IResult> Answer(Attachment file, Visit visit, HttpContext http, BlobStore blobs, MalwareScanner scanner, bool shown = false)
    {
        if (!file.MayBeServed(scanner.IsOn))
            return Held(file, http);
        if (await blobs.Open(visit.Workspace, file.Hash, http.RequestAborted) is not { } content)
            return Nothing(http);
        if (HttpMethods.IsGet(http.Request.Method))
            _ = await visit.Send(new NoteTaking(file.Id, shown), cancel: http.RequestAborted); // a note that fails keeps nobody from the file
        var headers = http.Response.Headers;
        // browsers show no PDF in a sandbox of the policy; it runs no script either way
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"
            + (shown && file.MediaType == MediaTypes.Pdf ? "" : "; sandbox");
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache"; // kept, but asked each time: rights may have ended
        var disposition = new ContentDispositionHeaderValue(MediaTypes.MayShow(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(
            content, Served(file.MediaType), fileDownloadName: null, lastModified: file.At.ToDateTimeOffset(),
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }

    /// <summary>What the browser is told: for types it could run, that it does not know them.</summary>
    private static string Served(string type) => type switch
    {
        MediaTypes.Text => "text/plain; charset=utf-8",
        MediaTypes.Html or MediaTypes.Svg or "application/xml" => MediaTypes.Unknown,
        _ => type,
    };

    private static IResult Held(Attachment file, HttpContext http)
    {
        var sentence = file.Scan == FileScan.Infected ? Texts<ItemTexts>.Say("FileInfected", file.ScanFound ?? "") : Texts<ItemTexts>.Say("FileNotScanned");
        return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Page.Fault(http, StatusCodes.Status409Conflict, sentence)
            : Refusal.Conflict(sentence).ToProblem();
    }

    internal static IResult Nothing(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        ? Page.Fault(http, StatusCodes.Status404NotFound, Texts<ItemTexts>.Say("NoSuchFile"))
        : Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile")).ToProblem();
}
