using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>What a bug or a broken request becomes: problem details for programs, a page for people, with a reference that stands in the log.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, ILogger<FaultMiddleware> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, ContentLength: null, ContentType: null } && Unsaid(http) is { } unsaid)
                await Tell(http, http.Response.StatusCode, unsaid);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var (status, sentence) = fault switch
            {
                NotDurableException or System.Data.Common.DbException { IsTransient: true } or { InnerException: System.Data.Common.DbException { IsTransient: true } } => (StatusCodes.Status503ServiceUnavailable, Texts<PlatformTexts>.Say("Unavailable")),
                Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, Texts<PlatformTexts>.Say("Stale")), // too many at one row, again and again
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, LargeBodies.Sentence),
                BadHttpRequestException { InnerException: System.Text.Json.JsonException json } unread => (unread.StatusCode, JsonFaults.Say(json)),
                BadHttpRequestException bad => (bad.StatusCode, Texts<PlatformTexts>.Say("BadRequest", bad.Message)),
                _ => (StatusCodes.Status500InternalServerError, Texts<PlatformTexts>.Say("ServerFault", http.TraceIdentifier)),
            };
            if (status >= 500)
                log.LogError(fault, "{Method} {Path} failed, reference {Reference}", http.Request.Method, http.Request.Path, http.TraceIdentifier);
            await Tell(http, status, sentence);
        }
    }

    /// <summary>What the routing answered with a bare number; null when an answer without words is meant.</summary>
    private static Said? Unsaid(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Texts<PlatformTexts>.Say("NothingHere"),
        StatusCodes.Status405MethodNotAllowed => Texts<PlatformTexts>.Say("MethodNotTaken", http.Request.Method, http.Response.Headers.Allow.ToString()),
        StatusCodes.Status415UnsupportedMediaType => Texts<PlatformTexts>.Say("MediaNotTaken", http.Request.ContentType ?? ""),
        _ => null,
    };

    internal static async Task Tell(HttpContext http, int status, Said sentence)
    {
        var wantsPage = !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        VisitMiddleware.SetCulture(http.Visit().Actor, http);
        if (!wantsPage)
        {
            await http.Answer(status, sentence);
            return;
        }

        // A page that found nothing was rendered once already, and a renderer renders one page: the fault is shown by a fresh one.
        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Continue(http.Visit());
        http.Response.Headers.Remove("blazor-enhanced-nav");
        http.RequestServices = scope.ServiceProvider;
        await Page.Fault(http, status, sentence).ExecuteAsync(http);
    }
}

/// <summary>Headers of every answer: a strict content security policy with a nonce, no sniffing, no framing, no referrer to others.</summary>
internal sealed class SafetyHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext http, Visit visit)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{visit.Nonce}'; style-src 'self' 'nonce-{visit.Nonce}'; img-src 'self' data: blob:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }
}
