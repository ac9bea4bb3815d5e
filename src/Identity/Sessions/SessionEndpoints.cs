using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;

namespace Steward.Identity.Sessions;

internal static class SessionEndpoints
{
    private static readonly PasswordHasher<Account> Hasher = new();

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/password", SignIn).ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOut).ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(HttpContext http, Visit visit, Dispatcher dispatcher, [FromForm] string email, [FromForm] string password, IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(http);
        var person = visit.Workspace.Get<PeopleDirectory>().Now.Find(email);
        var account = person is null ? null : await visit.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == person.Id);
        if (account is null || Hasher.VerifyHashedPassword(account, account.PasswordHash, password) == PasswordVerificationResult.Failed)
            return Results.Redirect(visit.Root + "/sign-in?failed=1");
        var secret = Secret.Make("");
        var outcome = await dispatcher.Send(visit.Workspace, new OpenSession(person!.Id, Secret.Hash(secret), http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress?.ToString()), Actor.System);
        if (!outcome.Succeeded)
            return Results.Redirect(visit.Root + "/sign-in?failed=1");
        http.Response.Cookies.Append(ActorSource.CookieFor(http.Request), secret, new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
        });
        return Results.Redirect(visit.Root + "/my");
    }

    private static async Task<IResult> SignOut(HttpContext http, Visit visit, IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(http);
        var cookie = ActorSource.CookieFor(http.Request);
        if (visit.Actor.PersonId is not null && http.Request.Cookies[cookie] is { Length: > 0 } secret)
            await visit.Send(new CloseSession(Secret.Hash(secret)));
        http.Response.Cookies.Delete(cookie);
        return Results.Redirect(visit.Root + "/sign-in");
    }
}
