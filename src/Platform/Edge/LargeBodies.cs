using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Steward.Platform.Blobs;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>
/// Answers a body that says it is too large with a sentence. A browser reads an answer only after it sent everything, so the body is
/// read and thrown away, within bounds; cutting the line would show "connection reset" instead of the reason.
/// </summary>
internal sealed class LargeBodies(RequestDelegate next)
{
    /// <summary>Largest body of a request: a file of 100 MB with its form.</summary>
    public const long Limit = 110L * 1024 * 1024;

    internal static readonly Said Sentence = Texts<PlatformTexts>.Say("TooLarge", BlobStore.LargestFile / 1024 / 1024);

    private const long MostThrownAway = 1024L * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task Invoke(HttpContext http)
    {
        if (http.Request.ContentLength is not > Limit)
        {
            await next(http);
            return;
        }

        if (http.Request.ContentLength <= MostThrownAway && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostThrownAway;
            await ThrowAway(http);
        }

        await FaultMiddleware.Tell(http, StatusCodes.Status413PayloadTooLarge, Sentence);
    }

    private static async Task ThrowAway(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, patience.Token) > 0)
            {
                // on to the end
            }
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // too slow: the answer goes out anyway
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
