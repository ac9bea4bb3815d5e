using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Edge;

/// <summary>Fixes workspace, actor and culture of a request before anything else looks at it.</summary>
internal sealed class VisitMiddleware(RequestDelegate next, WorkspaceRegistry workspaces, IActorSource actors)
{
    /// <summary>Paths that answer without a workspace.</summary>
    private static readonly string[] Outside = ["/health", "/openapi", "/_content", "/_framework", "/lib"];

    public async Task Invoke(HttpContext http, Visit visit)
    {
        var path = http.Request.Path;
        if (Outside.Any(prefix => path.StartsWithSegments(prefix, StringComparison.Ordinal)))
        {
            await next(http);
            return;
        }

        string? name = null;
        if (path.StartsWithSegments("/w", StringComparison.Ordinal, out var rest) && rest.HasValue)
        {
            var end = rest.Value.IndexOf('/', 1);
            name = end < 0 ? rest.Value[1..] : rest.Value[1..end];
            visit.Root = "/w/" + name;
            http.Request.PathBase = http.Request.PathBase.Add(visit.Root);
            http.Request.Path = end < 0 ? "/" : rest.Value[end..];
        }

        var workspace = await workspaces.Find(http.Request.Host.Host, name, http.RequestAborted);
        if (workspace is null)
        {
            SetCulture(Actor.Anonymous, http);
            await http.Answer(Commands.Refusal.Missing(Texts<PlatformTexts>.Say("NoWorkspaceHere")));
            return;
        }

        visit.Workspace = workspace;
        var actor = await actors.Find(http, workspace);
        if (actor is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            SetCulture(Actor.Anonymous, http);
            await http.Answer(StatusCodes.Status401Unauthorized, Texts<PlatformTexts>.Say("TokenUnusable"));
            return;
        }

        visit.Actor = actor;
        SetCulture(actor, http);
        await next(http);
    }

    /// <summary>The reader's language for everything said from here on; what was set deeper inside does not reach back out.</summary>
    internal static void SetCulture(Actor actor, HttpContext http)
    {
        var wanted = actor.PersonId is not null
            ? actor.Culture
            : http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value).FirstOrDefault() ?? "en";
        var culture = wanted.StartsWith("de", StringComparison.OrdinalIgnoreCase)
            ? CultureInfo.GetCultureInfo("de-DE")
            : CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }
}
