using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Api;

/// <summary>A token as the API answers it. Its secret is not there: it was shown when the token was made.</summary>
public sealed record TokenView(string Id, string Name, string User, TokenScope Scope, Instant CreatedAt, Instant ExpiresAt, Instant? LastUsedAt, Instant? RevokedAt)
{
    public static TokenView Of(ApiToken token, Snapshot people) => new(
        PersonView.IdOf(token.Id), token.Name, people.Find(token.PersonId) is { } owner ? owner.Email ?? owner.Name : "", token.Scope, token.CreatedAt, token.ExpiresAt,
        token.LastUsedAt, token.RevokedAt);
}

public sealed record TokensAnswer(IReadOnlyList<TokenView> Items);

/// <summary>A token to be made: for oneself, or with the mail address of another by an administrator.</summary>
public sealed record TokenBody(string Name, TokenScope Scope, int Days = 90, string? User = null);

/// <summary>The new token with its secret, answered this once.</summary>
public sealed record NewTokenAnswer(string Token, string Name, TokenScope Scope, Instant ExpiresAt);

/// <summary><c>/api/v1/tokens</c>: one's own, and by an administrator everybody's.</summary>
internal static class TokensApi
{
    public static void MapTokensApi(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/v1/tokens").WithTags("Tokens").RequireApi();
        tokens.MapGet("/", List).WithSummary("Lists one's own tokens; with all=true, as an administrator, everybody's.");
        tokens.MapPost("/", Create).WithSummary("Makes a token; its secret is answered this once.");
        tokens.MapDelete("/{id}", Revoke).WithSummary("Ends a token at once.");
    }

    private static async Task<IResult> List(Visit visit, bool? all, CancellationToken cancel)
    {
        if (all == true && !visit.Actor.May(IdentityPermissions.ManagePeople))
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyAdminForOthers")).ToProblem();
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var tokens = await visit.Db.Set<ApiToken>().Where(t => all == true || t.PersonId == visit.Actor.PersonId).OrderByDescending(t => t.Id).Take(1_000).ToListAsync(cancel);
        return Results.Json(new TokensAnswer([.. tokens.Select(t => TokenView.Of(t, people))]), PlatformJson.Options);
    }

    private static async Task<IResult> Create(Visit visit, HttpContext http, TokenBody body)
    {
        long? forWhom = null;
        if (body.User is { } user)
        {
            // to all but administrators, a stranger's address and an unknown one are refused alike
            forWhom = visit.Workspace.Get<PeopleDirectory>().Now.Find(user)?.Id ?? 0;
        }

        var secret = Secret.Make(ApiToken.Prefix);
        var outcome = await visit.Send(new CreateToken(body.Name, Secret.Hash(secret), body.Scope, body.Days) { ForPersonId = forWhom }, null, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Or(_ => Results.Json(
            new NewTokenAnswer(secret, body.Name.Trim(), body.Scope, visit.Now + Duration.FromDays(body.Days)), PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Revoke(Visit visit, HttpContext http, string id) =>
        (await visit.Send(new RevokeToken(long.TryParse(id, out var token) ? token : 0), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());
}
