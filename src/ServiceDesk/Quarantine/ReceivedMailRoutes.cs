using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Correspondence;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;

namespace Steward.ServiceDesk.Quarantine;

/// <summary>What is decided about mail that was not let in by itself.</summary>
internal static class ReceivedMailRoutes
{
    private const string Here = "/admin/received-mail";

    public static void MapReceivedMail(this IEndpointRouteBuilder routes)
    {
        routes.MapForm(Here + "/{id:long}/release", Release);
        routes.MapForm(Here + "/{id:long}/removal", Remove);
        routes.MapGet(Here + "/{id:long}/raw", Raw).ExcludeFromDescription();
    }

    private static async Task<IResult> Release(HttpContext http, Visit visit, MailIntake intake, long id, [FromForm] string? mailbox)
    {
        var released = await visit.Send(new ReleaseMail(id, long.TryParse(mailbox, out var chosen) ? chosen : null), cancel: http.RequestAborted);
        if (!released.Succeeded)
            return Refused(http, released.Refusal);
        var taken = await intake.TakeIn(visit.Workspace, id, released: true, http.RequestAborted);
        if (!taken.Succeeded)
            return Refused(http, taken.Refusal);
        var worked = taken.Answer.Fate is MailFate.Created or MailFate.Appended;
        http.TellNext(new Told(worked ? Tone.Success : Tone.Warning, taken.Answer.Key is { } key ? $"{key}: {MailWords.Fate(taken.Answer.Fate)}" : MailWords.Fate(taken.Answer.Fate), worked ? null : taken.Answer.Why));
        return visit.SeeOther(Here);
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new RemoveMail(id), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther(Here) : Refused(http, outcome.Refusal);
    }

    private static async Task<IResult> Raw(HttpContext http, Visit visit, BlobStore blobs, long id)
    {
        if (!visit.Actor.IsSignedIn)
            return Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path)}");
        if (!visit.Actor.May(MailboxPermissions.Keep))
            return Page.Fault(http, Refusal.Forbidden(Texts<Platform.PlatformTexts>.Say("DoorClosed")));
        var mail = await visit.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == id, http.RequestAborted);
        return await RawMail.Answer(mail, visit, http, blobs) ?? Page.Fault(http, Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail")));
    }

    private static IResult Refused(HttpContext http, Refusal refusal) => refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
        ? Page.Fault(http, refusal)
        : Page.Again<ReceivedMailPage>(refusal, new { Refused = refusal.Sentence.ToString() });
}
