using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Collaboration.Mailing;

/// <summary>
/// Stopping mails with one press, by a mail program (RFC 8058) or on the page a person confirms. No sign-in and no antiforgery token: the sealed
/// link is the proof, and all it can do is stop.
/// </summary>
internal static class StopRoutes
{
    public static void MapStopLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notices/stop/{token}", Ask).ExcludeFromDescription();
        routes.MapPost("/notices/stop/{token}", Stop).ExcludeFromDescription();
    }

    /// <summary>Nothing is stopped by looking: mail scanners open links, too.</summary>
    private static IResult Ask(string token, string? done, Visit visit, StopLinks links) => Page.Show<StopPage>(
        new { Token = token, Done = done == "yes" }, links.Read(visit.Workspace, token) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

    private static async Task<IResult> Stop(string token, HttpContext http, Visit visit, StopLinks links, Dispatcher dispatcher)
    {
        var page = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        var path = "/notices/stop/" + Uri.EscapeDataString(token);
        if (links.Read(visit.Workspace, token) is not { } stop)
            return page ? visit.SeeOther(path) : Refusal.Missing(Texts<CollaborationTexts>.Say("StopUnknown")).ToProblem();
        var outcome = await dispatcher.Send(visit.Workspace, new StopNewsMail(stop), Actor.System, cancel: http.RequestAborted);
        // a mail program follows no redirection (RFC 8058); a person wants to read what became of it
        return !outcome.Succeeded ? outcome.Refusal.ToProblem()
            : page ? visit.SeeOther(path + "?done=yes")
            : Results.Text(Texts<CollaborationTexts>.Say("Stopped").ToString());
    }
}
