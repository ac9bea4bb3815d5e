using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.People;
using Steward.Mail.Wire;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;

namespace Steward.Identity.Mailing;

/// <summary>The forms of the page about mail.</summary>
internal static class MailRoutes
{
    private const string Here = "/admin/mail";

    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapForm(Here, Change);
        routes.MapForm(Here + "/switch", (HttpContext http, Visit visit, [FromForm] string? on) => Do(http, visit, new SwitchMail(on == "yes"), on == "yes" ? "SwitchedOn" : "SwitchedOff"));
        routes.MapForm(Here + "/test", Test);
        routes.MapForm(Here + "/messages/{id:long}/resend", (HttpContext http, Visit visit, long id) => Do(http, visit, new ResendMail(id), "Resent"));
    }

    private static async Task<IResult> Change(
        HttpContext http, Visit visit, [FromForm] string? host, [FromForm] string? port, [FromForm] string? protection, [FromForm] string? allowPrivate, [FromForm] string? fingerprint, [FromForm] string? user,
        [FromForm] string? secret, [FromForm] string? fromAddress, [FromForm] string? fromName, [FromForm] string? replyTo, [FromForm] string? publicAddress)
    {
        var chosen = Enum.TryParse<Protection>(protection, ignoreCase: true, out var known) ? known : (Protection)(-1);
        var command = new ChangeMailSettings(host ?? "", port ?? "", chosen, fromAddress ?? "", publicAddress ?? "", secret)
        {
            AllowPrivate = allowPrivate == "true", Fingerprint = fingerprint, User = user, FromName = fromName, ReplyTo = replyTo,
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Refused(http, outcome.Refusal, new { Typed = command with { Secret = null }, Errors = outcome.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("Saved"), Say("SavedTry")));
        return visit.SeeOther(Here);
    }

    /// <summary>Tries the settings at once and says what the server said, on the answer itself.</summary>
    private static async Task<IResult> Test(HttpContext http, Visit visit, TestMail mail, [FromForm] string? email)
    {
        var typed = (email ?? "").Trim();
        if (!visit.Actor.May(PlatformPermissions.Administer))
            return Refused(http, Refusal.Forbidden(Texts<PlatformTexts>.Say("DoorClosed")), new { });
        var wrong = visit.Workspace.Get<MailStanding>().Settings is null ? Refusal.Conflict(Texts<OutgoingTexts>.Say("NotSetUp"))
            : !EmailShape.Fits(typed) ? Refusal.Invalid("email", Texts<OutgoingTexts>.Say("AddressShape", typed))
            : null;
        if (wrong is not null)
            return Refused(http, wrong, new { TestTo = typed, TestErrors = wrong.ToFormErrors() });
        var language = visit.Actor.Culture;
        var letter = new Letter(typed, "test", Say("TestSubject", visit.Workspace.Entry.Title), Say("TestWords") + "\n", LetterHtml.Write(language, Say("TestSubject", visit.Workspace.Entry.Title), [Say("TestWords")], null, []))
        {
            Language = language,
        };
        var trial = await mail.Send(visit.Workspace, letter, visit.Now, http.RequestAborted);
        await visit.Send(new NoteMailTest(typed, trial.Hindrance), cancel: http.RequestAborted);
        return Page.Show<MailPage>(new { TestTo = typed, Trial = trial });
    }

    private static async Task<IResult> Do(HttpContext http, Visit visit, ICommand<Done> command, string told)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Refused(http, outcome.Refusal, new { Refused = outcome.Refusal.Sentence.ToString() });
        http.TellNext(new Told(Tone.Success, Say(told)));
        return visit.SeeOther(Here);
    }

    private static IResult Refused(HttpContext http, Refusal refusal, object parameters) => refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
        ? Page.Fault(http, refusal)
        : Page.Again<MailPage>(refusal, parameters);

    private static string Say(string key, params object?[] arguments) => new Said(typeof(MailTexts), key, arguments).ToString();
}
