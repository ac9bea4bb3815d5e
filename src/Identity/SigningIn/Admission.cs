using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Steward.Identity.Directory;
using Steward.Identity.Sessions;
using Steward.Identity.Settings;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.SigningIn;

/// <summary>The last step of every way in: asks the limiter before a proof is looked at, and opens a fresh session when it was right.</summary>
internal sealed partial class Admission(Dispatcher dispatcher, ILogger<Admission> log)
{
    /// <summary>Takes an attempt, or refuses with the time to wait.</summary>
    public Refusal? Attempt(HttpContext http, Visit visit, string? account)
    {
        var wait = visit.Workspace.Get<SignInLimiter>().Take(account, http.Connection.RemoteIpAddress);
        if (wait == TimeSpan.Zero)
            return null;
        LimitReached(log, visit.Workspace.Name, http.Connection.RemoteIpAddress);
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Refusal(RefusalKind.TooMany, wait < TimeSpan.FromMinutes(2)
            ? Texts<IdentityTexts>.Say("TooManySeconds", (int)Math.Ceiling(wait.TotalSeconds))
            : Texts<IdentityTexts>.Say("TooManyMinutes", (int)Math.Ceiling(wait.TotalMinutes)));
    }

    /// <summary>One sentence for everything that can be wrong: who exists, who is disabled and which part did not fit stays unsaid.</summary>
    public Refusal Wrong(HttpContext http, Visit visit, string way)
    {
        SignInFailed(log, visit.Workspace.Name, way, http.Connection.RemoteIpAddress);
        return Refusal.Invalid(Texts<IdentityTexts>.Say(way == "passkey" ? "PasskeyRefused" : "SignInFailed"));
    }

    /// <summary>Gives the attempt back, ends the session this browser had, and opens a new one under a secret nobody has seen before.</summary>
    public async Task<Outcome<Done>> Open(HttpContext http, Visit visit, long personId, string? account)
    {
        var secret = Secret.Make("");
        var outcome = await dispatcher.Send(
            visit.Workspace,
            new OpenSession(personId, Secret.Hash(secret), Cut(http.Request.Headers.UserAgent), http.Connection.RemoteIpAddress?.ToString())
            {
                Replaces = SessionCookie.Read(http.Request) is { } former ? Secret.Hash(former) : null,
            },
            Actor.System.Through(Channel.Page),
            cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return outcome;
        visit.Workspace.Get<SignInLimiter>().GiveBack(account, http.Connection.RemoteIpAddress);
        SignInSteps.Drop(http, SignInSteps.Password);
        SessionCookie.Write(http, secret);
        if (visit.Workspace.Get<PeopleDirectory>().Now.Find(personId) is { } person)
            OwnAppearance.Wear(http, person);
        return outcome;
    }

    private static string? Cut(string? agent) => agent is { Length: > 200 } ? agent[..200] : agent;

    [LoggerMessage(LogLevel.Warning, "Sign-in limit reached in {Workspace} from {Address}.")]
    private static partial void LimitReached(ILogger log, string workspace, IPAddress? address);

    [LoggerMessage(LogLevel.Information, "Sign-in by {Way} refused in {Workspace} from {Address}.")]
    private static partial void SignInFailed(ILogger log, string workspace, string way, IPAddress? address);
}
