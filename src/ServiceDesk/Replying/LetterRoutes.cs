using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Replying;

/// <summary>Wording the desk's letters.</summary>
internal static class LetterRoutes
{
    public static void MapLetters(this IEndpointRouteBuilder routes) => routes.MapForm("/admin/letters", Save);

    private static async Task<IResult> Save(HttpContext http, Visit visit, [FromForm] string? kind, [FromForm] string? language, [FromForm] string? subject, [FromForm] string? body, [FromForm] string? standard)
    {
        var chosen = Enum.TryParse<LetterKind>(kind, ignoreCase: true, out var known) ? known : (LetterKind)(-1);
        var command = new SaveLetters(chosen, language ?? "", standard == "yes" ? "" : subject ?? "", standard == "yes" ? "" : body ?? "");
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
        {
            http.TellNext(new Told(Tone.Success, Texts<MailboxTexts>.Say("LettersAreSaved").ToString()));
            return visit.SeeOther("/admin/letters");
        }

        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing ? Page.Fault(http, outcome.Refusal) : Page.Again<LettersPage>(outcome.Refusal, new { Typed = command, Errors = outcome.Refusal.ToFormErrors() });
    }
}
