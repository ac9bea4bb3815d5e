using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Steward.Identity.Directory;
using Steward.Identity.Passwords;
using Steward.Identity.People;
using Steward.Identity.SecondFactors;
using Steward.Identity.SigningIn;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;

namespace Steward.Identity.EntryLinks;

/// <summary>Links that let somebody in once, and the page that asks for one.</summary>
internal static partial class EntryRoutes
{
    public static void MapEntryLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitation/{secret}", (HttpContext http, Visit visit, Admission admission, string secret) => Show(http, visit, admission, secret, EntryPurpose.Invitation)).ExcludeFromDescription();
        routes.MapGet("/new-password/{secret}", (HttpContext http, Visit visit, Admission admission, string secret) => Show(http, visit, admission, secret, EntryPurpose.NewPassword)).ExcludeFromDescription();
        routes.MapForm("/invitation/{secret}", Redeem, anonymous: true);
        routes.MapForm("/new-password/{secret}", Redeem, anonymous: true);
        routes.MapGet("/forgotten-password", (HttpContext http) => Page.Show<ForgottenPage>(new { })).ExcludeFromDescription();
        routes.MapForm("/forgotten-password", Wish, anonymous: true);
    }

    private static async Task<IResult> Show(HttpContext http, Visit visit, Admission admission, string secret, EntryPurpose purpose)
    {
        NoTraces(http);
        if (admission.Attempt(http, visit, null) is { } wait)
            return Page.Fault(http, wait);
        var (person, found) = await Find(visit, secret);
        if (person is null)
            return Page.Show<EntryPage>(new { Purpose = purpose }, StatusCodes.Status404NotFound);
        visit.Workspace.Get<SignInLimiter>().GiveBack(null, http.Connection.RemoteIpAddress);
        return Page.Show<EntryPage>(Parameters(http, found!.Purpose, person, null));
    }

    private static async Task<IResult> Redeem(HttpContext http, Visit visit, Admission admission, Dispatcher dispatcher, string secret, [FromForm] string? password)
    {
        NoTraces(http);
        if (admission.Attempt(http, visit, null) is { } wait)
            return Page.Fault(http, wait);
        var (person, link) = await Find(visit, secret);
        if (person is null || link is null)
            return Page.Show<EntryPage>(new { Purpose = EntryPurpose.Invitation }, StatusCodes.Status404NotFound);
        visit.Workspace.Get<SignInLimiter>().GiveBack(null, http.Connection.RemoteIpAddress);
        if (PasswordRules.MustBeHardToGuess(password, person.Name, person.Email, visit.Workspace.Entry.Title) is { } weak)
            return Page.Again<EntryPage>(weak, Parameters(http, link.Purpose, person, weak.ToFormErrors()));

        var hash = await PasswordHashing.Hash(password!, http.RequestAborted);
        var redeemed = await dispatcher.Send(visit.Workspace, new RedeemEntryLink(link.Hash, hash), Actor.System.Through(Channel.Page), cancel: http.RequestAborted);
        if (!redeemed.Succeeded)
            return Page.Show<EntryPage>(new { link.Purpose }, StatusCodes.Status404NotFound);
        // a link replaces a password, never the second factor
        if (await visit.Db.Set<Authenticator>().AnyAsync(a => a.PersonId == person.Id, http.RequestAborted))
            return visit.SeeOther("/sign-in?done=password");
        var opened = await admission.Open(http, visit, person.Id, null);
        return visit.SeeOther(opened.Succeeded ? "/my" : "/sign-in");
    }

    /// <summary>Answers the same, and as fast, whoever was named: the mail is posted, or the note for the administrators written, after the answer.</summary>
    private static IResult Wish(HttpContext http, Visit visit, Admission admission, Dispatcher dispatcher, ILogger<EntryLink> log, [FromForm] string? email)
    {
        var typed = (email ?? "").Trim();
        if (!EmailShape.Fits(typed))
        {
            var refusal = Refusal.Invalid("email", Platform.Text.Texts<IdentityTexts>.Say("EmailShape", typed));
            return Page.Again<ForgottenPage>(refusal, new { Email = typed, Errors = refusal.ToFormErrors() });
        }

        if (admission.Attempt(http, visit, typed) is { } wait)
            return Page.Again<ForgottenPage>(wait, new { Email = typed, Errors = wait.ToFormErrors() });
        var (workspace, secret) = (visit.Workspace, Secret.Make(""));
        _ = Task.Run(async () =>
        {
            try
            {
                await dispatcher.Send(workspace, new WishNewPassword(typed, secret), Actor.System.Through(Channel.Page));
            }
            catch (Exception fault)
            {
                WishLost(log, fault);
            }
        });
        return Page.Show<ForgottenPage>(new { Asked = true });
    }

    private static async Task<(Person? Person, EntryLink? Link)> Find(Visit visit, string secret)
    {
        var hash = secret.Length <= 100 ? Secret.Hash(secret) : "";
        var link = await visit.Db.Set<EntryLink>().FirstOrDefaultAsync(l => l.Hash == hash);
        if (link?.IsOpen(visit.Now) != true)
            return (null, null);
        return visit.Workspace.Get<PeopleDirectory>().Now.Find(link.PersonId) is { DisabledAt: null } person ? (person, link) : (null, null);
    }

    private static object Parameters(HttpContext http, EntryPurpose purpose, Person person, Platform.Design.FormErrors? errors) =>
        new { Purpose = purpose, person.Name, person.Email, Action = (http.Request.PathBase + http.Request.Path).ToString(), Errors = errors };

    /// <summary>The address is the secret: no cache keeps the page, and no other site learns where somebody came from.</summary>
    private static void NoTraces(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    [LoggerMessage(LogLevel.Error, "A wish for a new password was not written down.")]
    private static partial void WishLost(ILogger log, Exception fault);
}
