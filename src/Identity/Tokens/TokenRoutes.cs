using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Tokens;

/// <summary>The forms of the token pages.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/me/tokens", Make);
        routes.MapForm("/me/tokens/revocation", async (HttpContext http, Visit visit, [FromForm] string? id) => await Revoke(http, visit, id, "/me/tokens?done=revoked"));
        routes.MapForm("/admin/tokens/revocation", async (HttpContext http, Visit visit, [FromForm] string? id) => await Revoke(http, visit, id, "/admin/tokens"));
    }

    private static async Task<IResult> Make(HttpContext http, Visit visit, [FromForm] string? name, [FromForm] string? scope, [FromForm] string? days)
    {
        if (visit.MustBeFresh(http, "/me/tokens") is { } first)
            return first;
        if (!Enum.TryParse<TokenScope>(scope, ignoreCase: true, out var reach) || !Enum.IsDefined(reach))
            return Again(Refusal.Invalid("scope", Texts<IdentityTexts>.Say("ChooseOne", "read, write, admin")));
        var secret = Secret.Make(ApiToken.Prefix);
        var command = new CreateToken(name ?? "", Secret.Hash(secret), reach, int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0);
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Again(outcome.Refusal);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Show<TokensPage>(new { Secret = secret });

        IResult Again(Refusal refusal) => Page.Again<TokensPage>(refusal, new { TokenName = name, Scope = scope, Days = days, Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Revoke(HttpContext http, Visit visit, string? id, string then)
    {
        var outcome = await visit.Send(new RevokeToken(long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : 0), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther(then) : Page.Fault(http, outcome.Refusal);
    }
}
