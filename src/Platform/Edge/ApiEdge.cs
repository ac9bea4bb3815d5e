using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>What all API routes share: somebody must be signed in, and browsers' cookies alone never write.</summary>
public static class ApiEdge
{
    public static RouteGroupBuilder RequireApi(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (call, next) =>
        {
            var visit = (Visit)call.HttpContext.RequestServices.GetService(typeof(Visit))!;
            if (!visit.Actor.IsSignedIn)
            {
                call.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
                return Results.Problem(Texts<PlatformTexts>.Say("SignInFirst").ToString(), statusCode: StatusCodes.Status401Unauthorized);
            }

            // A cookie travels with requests that other sites cause; a bearer token does not.
            if (!HttpMethods.IsGet(call.HttpContext.Request.Method) && visit.Actor.Channel == Access.Channel.Page)
                return Refusal.Forbidden(Texts<PlatformTexts>.Say("ApiNeedsToken")).ToProblem();
            return await next(call);
        });
        group.ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        return group;
    }

    /// <summary>The request's idempotency key; null when it has none.</summary>
    public static string? IdempotencyKey(this HttpContext http) =>
        http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } key ? key : null;

    /// <summary>The version in <c>If-Match</c>; null when absent or <c>*</c>. A version that is not ours matches nothing.</summary>
    public static int? IfMatch(this HttpContext http)
    {
        var header = http.Request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0 || header == "*")
            return null;
        return int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
