using Microsoft.AspNetCore.Http;
using NodaTime;
using Steward.Identity.Tokens;
using Steward.Platform.Edge;

namespace Steward.Identity.Sessions;

/// <summary>
/// Whether somebody proved who they are only just now. Passwords, second factors, passkeys and tokens are changed only then: a browser left open on a desk, or a
/// stolen cookie, must not be enough to stay for good.
/// </summary>
public static class Freshness
{
    private static readonly Duration Fresh = Duration.FromMinutes(15);

    /// <summary>Nothing when the proof is fresh; otherwise the way to the page that asks for it again.</summary>
    public static IResult? MustBeFresh(this Visit visit, HttpContext http, string then) =>
        Current(visit, http) is { } session && visit.Now - session.CreatedAt < Fresh
            ? null
            : visit.SeeOther("/me/again?returnUrl=" + Uri.EscapeDataString(visit.Root + then));

    internal static Session? Current(Visit visit, HttpContext http) =>
        SessionCookie.Read(http.Request) is { } secret ? visit.Workspace.Get<Credentials>().Session(Secret.Hash(secret)) : null;
}
