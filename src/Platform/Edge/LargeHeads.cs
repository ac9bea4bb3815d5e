using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>
/// Answers an address or headers that are too long with a sentence. The server itself would cut the line without a word, so it lets somewhat
/// more through than is taken here; only far beyond that it answers alone.
/// </summary>
internal sealed class LargeHeads(RequestDelegate next)
{
    /// <summary>A query of 10 kB, every sign of it escaped, and what stands around it.</summary>
    public const int LongestAddress = 40 * 1024;

    /// <summary>All headers together; a page with the longest address is named by the next request's referrer.</summary>
    public const int MostHeaders = 64 * 1024;

    public const int MostHeaderLines = 150;

    public Task Invoke(HttpContext http)
    {
        var request = http.Request;
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > LongestAddress)
            return FaultMiddleware.Tell(http, StatusCodes.Status414UriTooLong, Texts<PlatformTexts>.Say("AddressTooLong", LongestAddress / 1024));
        long size = 0;
        var lines = 0;
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                size += name.Length + (value?.Length ?? 0) + 4;
                lines++;
            }
        }

        return size > MostHeaders || lines > MostHeaderLines
            ? FaultMiddleware.Tell(http, StatusCodes.Status431RequestHeaderFieldsTooLarge, Texts<PlatformTexts>.Say("HeadersTooLarge", MostHeaders / 1024))
            : next(http);
    }

    /// <summary>What the server lets through, so that the sentence can be said here.</summary>
    public static void Configure(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 4 * LongestAddress;
        limits.MaxRequestHeadersTotalSize = 4 * MostHeaders;
        limits.MaxRequestHeaderCount = 4 * MostHeaderLines;
        limits.MaxRequestBufferSize = 1024 * 1024; // the line must fit in it
    }
}
