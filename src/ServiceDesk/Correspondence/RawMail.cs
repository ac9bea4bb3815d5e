using Microsoft.AspNetCore.Http;
using Steward.Platform.Blobs;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Receiving;

namespace Steward.ServiceDesk.Correspondence;

/// <summary>Hands out the bytes of a mail as they came, to be kept, never to be shown in place.</summary>
internal static class RawMail
{
    public static async Task<IResult?> Answer(ReceivedMail? mail, Visit visit, HttpContext http, BlobStore blobs)
    {
        if (mail is null || mail.RawHash.Length == 0 || await blobs.Open(visit.Workspace, mail.RawHash, http.RequestAborted) is not { } content)
            return null;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, MediaTypes.Unknown, $"mail-{mail.Id}.eml");
    }
}
