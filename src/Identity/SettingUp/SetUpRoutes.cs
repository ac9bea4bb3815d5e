using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Passwords;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SettingUp;

/// <summary>Set-up of an empty workspace. When there is an administrator these addresses hold nothing any more.</summary>
internal static class SetUpRoutes
{
    public static void MapSetUp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup", Show).ExcludeFromDescription();
        routes.MapForm("/setup", SetUp, anonymous: true);
        routes.MapGet("/setup/start", Choose).ExcludeFromDescription();
        routes.MapGet("/setup/organisation", ShowOrganisation).ExcludeFromDescription();
        routes.MapForm("/setup/organisation", NameOrganisation);
    }

    private static IResult Show(HttpContext http, Visit visit, string? code)
    {
        if (!SetUpState.IsOpen(visit.Workspace))
            return Over(http);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Show<SetUpPage>(new { Code = code, CodeKnown = code is { Length: > 0 } });
    }

    private static async Task<IResult> SetUp(
        HttpContext http, Visit visit, Admission admission, Dispatcher dispatcher,
        [FromForm] string? code, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password, [FromForm] string? zone)
    {
        if (!SetUpState.IsOpen(visit.Workspace))
            return Over(http);
        var state = visit.Workspace.Get<SetUpState>();
        if (admission.Attempt(http, visit, null) is { } wait)
            return Again(wait, false);
        if (!state.Fits(code))
            return Again(Refusal.Invalid("code", Texts<IdentityTexts>.Say("SetUpCodeWrong")), false);
        visit.Workspace.Get<SignInLimiter>().GiveBack(null, http.Connection.RemoteIpAddress);
        if (PasswordRules.MustBeHardToGuess(password, name, email) is { } weak)
            return Again(weak, true);
        var culture = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var command = new SetUpWorkspace(name ?? "", (email ?? "").Trim(), await PasswordHashing.Hash(password!, http.RequestAborted), culture, zone ?? "");
        var outcome = await dispatcher.Send(visit.Workspace, command, Actor.System.Through(Channel.Page), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Again(outcome.Refusal, true);
        state.Forget();
        var opened = await admission.Open(http, visit, outcome.Answer.Id, null);
        return visit.SeeOther(opened.Succeeded ? "/setup/start" : "/sign-in");

        IResult Again(Refusal refusal, bool known) =>
            Page.Again<SetUpPage>(refusal, new { Code = code, CodeKnown = known, Name = name, Email = email, Zone = zone, Errors = refusal.ToFormErrors() });
    }

    private static IResult Choose(HttpContext http, Visit visit) => MaySetUp(visit) ? Page.Show<ChoicesPage>(new { }) : Over(http);

    private static IResult ShowOrganisation(HttpContext http, Visit visit) =>
        MaySetUp(visit) ? Page.Show<OrganisationPage>(new { Title = visit.Workspace.Entry.Title }) : Over(http);

    private static async Task<IResult> NameOrganisation(HttpContext http, Visit visit, WorkspaceRegistry workspaces, [FromForm] string? title)
    {
        if (!MaySetUp(visit))
            return Over(http);
        var outcome = await workspaces.Rename(visit.Workspace, title ?? "", http.RequestAborted);
        return outcome.Succeeded
            ? visit.SeeOther("/setup/start")
            : Page.Again<OrganisationPage>(outcome.Refusal, new { Title = title, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static bool MaySetUp(Visit visit) => visit.Actor.PersonId is not null && visit.Actor.May(IdentityPermissions.ManagePeople);

    private static IResult Over(HttpContext http) => Page.Fault(http, StatusCodes.Status404NotFound, Texts<IdentityTexts>.Say("SetUpIsOver"));
}
