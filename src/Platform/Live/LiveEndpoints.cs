using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Access;
using Steward.Platform.Edge;

namespace Steward.Platform.Live;

/// <summary>The event stream: one per browser, shared by its tabs. Lines carry topics only; <c>: </c> comments keep proxies awake.</summary>
internal static class LiveEndpoints
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(4);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Stream).ExcludeFromDescription();

    private static async Task Stream(HttpContext http, Visit visit, IActorSource actors)
    {
        if (!visit.Actor.IsSignedIn)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var actor = visit.Actor;
        var listener = visit.Workspace.Live.Join(() => actor);
        try
        {
            await Write(http, "retry: 2000\n: connected\n\n");
            while (!http.RequestAborted.IsCancellationRequested)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
                beat.CancelAfter(Beat);
                var text = ": beat\n\n";
                try
                {
                    await listener.Topics.Reader.WaitToReadAsync(beat.Token);
                    var lines = new StringBuilder();
                    while (listener.Topics.Reader.TryRead(out var topic))
                        lines.Append("data: ").Append(topic).Append("\n\n");
                    text = lines.ToString();
                }
                catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
                {
                    // nothing new: beat, and ask whether this person may still listen
                    actor = await actors.Find(http, visit.Workspace) ?? Actor.Anonymous;
                    if (!actor.IsSignedIn)
                        return;
                }

                await Write(http, text);
            }
        }
        catch (OperationCanceledException)
        {
            // the browser left
        }
        finally
        {
            visit.Workspace.Live.Leave(listener);
        }
    }

    private static async Task Write(HttpContext http, string text)
    {
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
