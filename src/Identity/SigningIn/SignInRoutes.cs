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
using Steward.Identity.SettingUp;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.SigningIn;

/// <summary>The ways in by password, one-time code, recovery code and passkey. All answer alike for what is unknown and what is wrong.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).ExcludeFromDescription();
        routes.MapForm("/sign-in/password", WithPassword, anonymous: true);
        routes.MapGet("/sign-in/code", ShowCode).ExcludeFromDescription();
        routes.MapForm("/sign-in/code", WithCode, anonymous: true);
        routes.MapForm("/sign-in/passkey/challenge", PasskeyChallenge, anonymous: true);
        routes.MapForm("/sign-in/passkey", WithPasskey, anonymous: true);
        routes.MapForm("/sign-out", SignOut, anonymous: true);
    }

    private static IResult Show(HttpContext http, Visit visit, string? returnUrl, string? done)
    {
        if (visit.Actor.PersonId is not null)
            return visit.SeeOther(ReturnPath.Read(returnUrl) ?? "/my");
        if (SetUpState.IsOpen(visit.Workspace))
            return visit.SeeOther("/setup");
        var notice = done == "password" ? Texts<SignInTexts>.Say("PasswordSaved").ToString() : null;
        return Page.Show<SignInPage>(new { ReturnUrl = ReturnPath.Read(returnUrl), Notice = notice });
    }

    private static async Task<IResult> WithPassword(
        HttpContext http, Visit visit, Admission admission, SignInSteps steps, [FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var account = (email ?? "").Trim();
        var returnTo = ReturnPath.Read(returnUrl);
        if (admission.Attempt(http, visit, account) is { } wait)
            return Again(wait);
        var person = visit.Workspace.Get<PeopleDirectory>().Now.Find(account);
        var row = person is null ? null : await visit.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == person.Id, http.RequestAborted);
        if (!await PasswordHashing.Fits(row, password ?? "", http.RequestAborted) || person!.DisabledAt is not null)
            return Again(admission.Wrong(http, visit, "password"));
        if (await visit.Db.Set<Authenticator>().AnyAsync(a => a.PersonId == person.Id, http.RequestAborted))
        {
            visit.Workspace.Get<SignInLimiter>().GiveBack(account, http.Connection.RemoteIpAddress);
            steps.Keep(http, visit.Workspace, SignInSteps.Password, new PasswordStep(person.Id, PasswordStep.ProofOf(row!), returnTo));
            return visit.SeeOther("/sign-in/code");
        }

        var opened = await admission.Open(http, visit, person.Id, account);
        return opened.Succeeded ? To(visit, returnTo) : Again(opened.Refusal);

        IResult Again(Refusal refusal) => Page.Again<SignInPage>(refusal, new { ReturnUrl = returnTo, Email = email, Errors = refusal.ToFormErrors() });
    }

    private static IResult ShowCode(HttpContext http, Visit visit, SignInSteps steps) =>
        steps.Read<PasswordStep>(http, visit.Workspace, SignInSteps.Password) is null ? visit.SeeOther("/sign-in") : Page.Show<CodePage>(new { });

    private static async Task<IResult> WithCode(
        HttpContext http, Visit visit, Admission admission, SignInSteps steps, Dispatcher dispatcher, AuthenticatorSeal seal, [FromForm] string? code)
    {
        if (steps.Read<PasswordStep>(http, visit.Workspace, SignInSteps.Password) is not { } step
            || await visit.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == step.PersonId, http.RequestAborted) is not { } account
            || PasswordStep.ProofOf(account) != step.Proof)
        {
            return visit.SeeOther("/sign-in");
        }

        var limited = "code:" + step.PersonId;
        if (admission.Attempt(http, visit, limited) is { } wait)
            return Again(wait);
        if (!await UseUp(visit, dispatcher, step.PersonId, code ?? "", seal))
            return Again(admission.Wrong(http, visit, "code") with { Fields = [new FieldFault("code", Texts<IdentityTexts>.Say("CodeWrong"))] });
        var opened = await admission.Open(http, visit, step.PersonId, limited);
        return opened.Succeeded ? To(visit, step.ReturnTo) : Again(opened.Refusal);

        static IResult Again(Refusal refusal) => Page.Again<CodePage>(refusal, new { Errors = refusal.ToFormErrors() });
    }

    /// <summary>Uses the code up, if it fits: six digits are the app's, anything else is a recovery code.</summary>
    private static async Task<bool> UseUp(Visit visit, Dispatcher dispatcher, long personId, string code, AuthenticatorSeal seal)
    {
        if (code.Count(char.IsAsciiLetterOrDigit) != 6)
            return (await dispatcher.Send(visit.Workspace, new UseRecoveryCode(personId, RecoveryCodes.Hash(code)), Actor.System)).Succeeded;
        var app = await visit.Db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == personId);
        return app is not null && seal.Open(visit.Workspace, personId, app.SealedSecret) is { } secret
            && TimeCode.Match(secret, code, visit.Now.ToUnixTimeSeconds(), app.LastStep) is { } step
            && (await dispatcher.Send(visit.Workspace, new UseTimeCode(personId, step), Actor.System)).Succeeded;
    }

    private static async Task<IResult> PasskeyChallenge(HttpContext http, Visit visit, PasskeyDoor door) =>
        Results.Text(await door.BeginSignIn(http, visit), "application/json");

    private static async Task<IResult> WithPasskey(
        HttpContext http, Visit visit, Admission admission, PasskeyDoor door, Dispatcher dispatcher, [FromForm] string? credential, [FromForm] string? returnUrl)
    {
        var returnTo = ReturnPath.Read(returnUrl);
        if (admission.Attempt(http, visit, null) is { } wait)
            return Again(wait);
        if (await door.FinishSignIn(http, visit, credential ?? "") is not { } proved || proved.Person.DisabledAt is not null
            || !(await dispatcher.Send(visit.Workspace, proved.Use, Actor.System, cancel: http.RequestAborted)).Succeeded)
        {
            return Again(admission.Wrong(http, visit, "passkey"));
        }

        var opened = await admission.Open(http, visit, proved.Person.Id, null);
        return opened.Succeeded ? To(visit, returnTo) : Again(opened.Refusal);

        IResult Again(Refusal refusal) => Page.Again<SignInPage>(refusal, new { ReturnUrl = returnTo, Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> SignOut(HttpContext http, Visit visit, Dispatcher dispatcher)
    {
        if (visit.Actor.PersonId is not null && SessionCookie.Read(http.Request) is { } secret)
        {
            // whoever looks as somebody else may order nothing, but leave
            var actor = visit.Actor.IsLooking ? Actor.System.Through(Channel.Page) : visit.Actor;
            await dispatcher.Send(visit.Workspace, new CloseSession(Tokens.Secret.Hash(secret)), actor, cancel: http.RequestAborted);
        }

        SessionCookie.Clear(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return visit.SeeOther("/sign-in");
    }

    /// <summary>A path of this site was checked as a whole, with the workspace's own prefix in it.</summary>
    public static IResult To(Visit visit, string? returnTo) =>
        returnTo is not null && (visit.Root.Length == 0 || returnTo.StartsWith(visit.Root + "/", StringComparison.Ordinal))
            ? visit.SeeOther(returnTo[visit.Root.Length..])
            : visit.SeeOther("/my");
}
