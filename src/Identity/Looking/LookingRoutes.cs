using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;

namespace Steward.Identity.Looking;

/// <summary>Beginning and ending to look at pages as somebody else.</summary>
internal static class LookingRoutes
{
    public static void MapLooking(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/people/{id:long}/looking", Begin);
        routes.MapForm("/looking/end", End);
    }

    private static async Task<IResult> Begin(HttpContext http, Visit visit, long id)
    {
        var session = SessionCookie.Read(http.Request) is { } secret ? Secret.Hash(secret) : "";
        var outcome = await visit.Send(new LookAs(id, session), cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther("/"); // where this person begins
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Page.Again<PersonPage>(outcome.Refusal, new { Id = id, Refused = outcome.Refusal.Sentence.ToString() });
    }

    private static async Task<IResult> End(HttpContext http, Visit visit, Dispatcher dispatcher)
    {
        if (!visit.Actor.IsLooking || SessionCookie.Read(http.Request) is not { } secret)
            return visit.SeeOther("/my");
        await dispatcher.Send(visit.Workspace, new LookNoLonger(Secret.Hash(secret)), Actor.System.Through(Channel.Page), cancel: http.RequestAborted);
        return visit.SeeOther($"/admin/people/{visit.Actor.PersonId?.ToString(CultureInfo.InvariantCulture)}");
    }
}
