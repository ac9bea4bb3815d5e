using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Passkeys;
using Steward.Identity.Passwords;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Settings;

/// <summary>The forms of one's own security page. What opens a way in asks for a fresh proof first.</summary>
internal static class SecurityRoutes
{
    private const string SecurityPath = "/me/security";

    public static void MapSecurity(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/me/again", ProveAgain);
        routes.MapForm("/me/password", SetPassword);
        routes.MapGet("/me/authenticator", ShowAuthenticator).ExcludeFromDescription();
        routes.MapForm("/me/authenticator", LinkAuthenticator);
        routes.MapForm("/me/authenticator/removal", async (HttpContext http, Visit visit) => await Plainly(http, visit, new RemoveAuthenticator(), "app-removed"));
        routes.MapForm("/me/recovery-codes", RenewCodes);
        routes.MapForm("/me/passkeys/challenge", PasskeyChallenge);
        routes.MapForm("/me/passkeys", AddPasskeyHere);
        routes.MapForm("/me/passkeys/removal", async (HttpContext http, Visit visit, [FromForm] string? id) => await Plainly(http, visit, new RemovePasskey(id ?? ""), "passkey-removed"));
        routes.MapForm("/me/sessions/end", End);
    }

    /// <summary>The password once more; the session goes on under a new secret, opened now.</summary>
    private static async Task<IResult> ProveAgain(HttpContext http, Visit visit, Admission admission, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var account = await OwnAccount(visit);
        var limited = "again:" + visit.Actor.PersonId;
        if (admission.Attempt(http, visit, limited) is { } wait)
            return Page.Again<AgainPage>(wait, new { ReturnUrl = returnUrl, Errors = wait.ToFormErrors() });
        if (!await PasswordHashing.Fits(account, password ?? "", http.RequestAborted))
        {
            var wrong = Refusal.Invalid("password", Texts<IdentityTexts>.Say("PasswordOldWrong"));
            return Page.Again<AgainPage>(wrong, new { ReturnUrl = returnUrl, Errors = wrong.ToFormErrors() });
        }

        await admission.Open(http, visit, visit.Actor.PersonId!.Value, limited);
        return SignInRoutes.To(visit, ReturnPath.Read(returnUrl));
    }

    private static async Task<IResult> SetPassword(HttpContext http, Visit visit, Admission admission, [FromForm] string? old, [FromForm] string? password)
    {
        var limited = "again:" + visit.Actor.PersonId;
        if (admission.Attempt(http, visit, limited) is { } wait)
            return Again(wait);
        var account = await OwnAccount(visit);
        if (!await PasswordHashing.Fits(account, old ?? "", http.RequestAborted))
            return Again(Refusal.Invalid("old", Texts<IdentityTexts>.Say("PasswordOldWrong")));
        visit.Workspace.Get<SignInLimiter>().GiveBack(limited, http.Connection.RemoteIpAddress);
        var me = visit.Workspace.Get<PeopleDirectory>().Now.Find(visit.Actor.PersonId)!;
        if (PasswordRules.MustBeHardToGuess(password, me.Name, me.Email, visit.Workspace.Entry.Title) is { } weak)
            return Again(weak);
        var command = new ChangePassword(account!.PasswordHash, await PasswordHashing.Hash(password!, http.RequestAborted), Freshness.Current(visit, http)?.Hash);
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther(SecurityPath + "?done=password") : Again(outcome.Refusal);

        static IResult Again(Refusal refusal) => Page.Again<SecurityPage>(refusal, new { Errors = refusal.ToFormErrors() });
    }

    private static IResult ShowAuthenticator(HttpContext http, Visit visit, AuthenticatorSeal seal)
    {
        if (visit.Actor.PersonId is not { } me)
            return visit.SeeOther("/sign-in");
        if (visit.MustBeFresh(http, "/me/authenticator") is { } first)
            return first;
        http.Response.Headers.CacheControl = "no-store";
        var secret = RandomNumberGenerator.GetBytes(TimeCode.SecretBytes);
        return Page.Show<AuthenticatorPage>(new { Secret = secret, SealedSecret = seal.Close(visit.Workspace, me, secret) });
    }

    private static async Task<IResult> LinkAuthenticator(HttpContext http, Visit visit, AuthenticatorSeal seal, [FromForm] string? sealedSecret, [FromForm] string? code)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (visit.MustBeFresh(http, "/me/authenticator") is { } first)
            return first;
        if (seal.Open(visit.Workspace, visit.Actor.PersonId!.Value, sealedSecret ?? "") is not { } secret)
            return visit.SeeOther("/me/authenticator");
        if (TimeCode.Match(secret, code ?? "", visit.Now.ToUnixTimeSeconds(), null) is not { } step)
        {
            var wrong = Refusal.Invalid("code", Texts<IdentityTexts>.Say("CodeWrong"));
            return Page.Again<AuthenticatorPage>(wrong, new { Secret = secret, SealedSecret = sealedSecret, Errors = wrong.ToFormErrors() });
        }

        var codes = RecoveryCodes.Make();
        var command = new AddAuthenticator(sealedSecret!, step, [.. codes.Select(RecoveryCodes.Hash)], Freshness.Current(visit, http)?.Hash);
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? Page.Show<RecoveryCodesPage>(new { Codes = codes }) : Page.Again<SecurityPage>(outcome.Refusal, new { Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> RenewCodes(HttpContext http, Visit visit)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (visit.MustBeFresh(http, SecurityPath) is { } first)
            return first;
        var codes = RecoveryCodes.Make();
        var outcome = await visit.Send(new RenewRecoveryCodes([.. codes.Select(RecoveryCodes.Hash)]), cancel: http.RequestAborted);
        return outcome.Succeeded ? Page.Show<RecoveryCodesPage>(new { Codes = codes }) : Page.Again<SecurityPage>(outcome.Refusal, new { Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> PasskeyChallenge(HttpContext http, Visit visit, PasskeyDoor door)
    {
        var me = visit.Workspace.Get<PeopleDirectory>().Now.Find(visit.Actor.PersonId)!;
        return Results.Text(await door.BeginAdding(http, visit, me), "application/json");
    }

    private static async Task<IResult> AddPasskeyHere(HttpContext http, Visit visit, PasskeyDoor door, [FromForm] string? credential, [FromForm] string? name)
    {
        if (visit.MustBeFresh(http, SecurityPath) is { } first)
            return first;
        if (await door.FinishAdding(http, visit, credential ?? "", name ?? "") is not { } command)
            return Again(Refusal.Invalid("name", Texts<IdentityTexts>.Say("PasskeyUnproved")));
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther(SecurityPath + "?done=passkey") : Again(outcome.Refusal);

        static IResult Again(Refusal refusal) => Page.Again<SecurityPage>(refusal, new { PasskeyError = refusal.Sentence.ToString() });
    }

    private static async Task<IResult> End(HttpContext http, Visit visit, [FromForm] string? only) =>
        await Answer(http, visit, new EndSessions { Keep = Freshness.Current(visit, http)?.Hash, Only = string.IsNullOrEmpty(only) ? null : only }, "sessions");

    /// <summary>A change that needs a fresh proof and nothing else.</summary>
    private static async Task<IResult> Plainly(HttpContext http, Visit visit, ICommand<Done> command, string done) =>
        visit.MustBeFresh(http, SecurityPath) ?? await Answer(http, visit, command, done);

    private static async Task<IResult> Answer(HttpContext http, Visit visit, ICommand<Done> command, string done)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"{SecurityPath}?done={done}") : Page.Fault(http, outcome.Refusal);
    }

    private static Task<Account?> OwnAccount(Visit visit) => visit.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == visit.Actor.PersonId);
}
