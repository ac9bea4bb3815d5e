using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Mail.Wire;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Fetching;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>The forms of the pages about mailboxes.</summary>
internal static class MailboxRoutes
{
    private const string Here = "/admin/mailboxes";

    public static void MapMailboxes(this IEndpointRouteBuilder routes)
    {
        routes.MapForm(Here, (HttpContext http, Visit visit, [FromForm] string? address) => Save(http, visit, null, address));
        routes.MapForm(Here + "/{id:long}", (HttpContext http, Visit visit, long id, [FromForm] string? address) => Save(http, visit, id, address));
        routes.MapForm(Here + "/{id:long}/switch", Switch);
        routes.MapForm(Here + "/{id:long}/removal", Remove);
        routes.MapForm(Here + "/{id:long}/test", Test);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long? id, string? address)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var command = new SaveMailbox(id, address ?? "", form.Text("space") ?? "", form.Text("type") ?? "")
        {
            Name = form.Text("name"), Host = form.Text("host"), Port = form.Text("port"), Protection = Choice<Protection>(form.Text("protection")), User = form.Text("user"), Secret = form.Text("secret"),
            Folder = form.Text("folder"), AllowPrivate = form.Ticked("allowPrivate"), Fingerprint = form.Text("fingerprint"), UnknownSenders = Choice<UnknownSenders>(form.Text("unknownSenders")),
            ClosedReplies = Choice<ClosedReplies>(form.Text("closedReplies")), ReopenDays = form.Text("reopenDays"), Acknowledges = form.Ticked("acknowledges"), PlusAddress = form.Ticked("plusAddress"),
            TrustedServer = form.Text("trustedServer"), MostPerSender = form.Text("mostPerSender"),
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Refused(http, outcome.Refusal, new { Id = id, Typed = command with { Secret = null }, Errors = outcome.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("Saved"), id is null ? Say("SavedTry") : null));
        return visit.SeeOther($"{Here}/{outcome.Answer.Id}");
    }

    private static async Task<IResult> Switch(HttpContext http, Visit visit, long id, [FromForm] string? on, [FromForm] string? start)
    {
        var outcome = await visit.Send(new SwitchMailbox(id, on == "yes", string.IsNullOrEmpty(start) ? MailboxStart.WhereItStopped : Choice<MailboxStart>(start)), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Refused(http, outcome.Refusal, new { Id = id, Refused = outcome.Refusal.Sentence.ToString() });
        http.TellNext(new Told(Tone.Success, Say(on == "yes" ? "SwitchedOn" : "SwitchedOff")));
        return visit.SeeOther($"{Here}/{id}");
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new RemoveMailbox(id), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, Say("MailboxWasRemoved")));
        return visit.SeeOther(Here);
    }

    private static async Task<IResult> Test(HttpContext http, Visit visit, MailboxTest test, long id, [FromForm] string? mails)
    {
        if (!visit.Actor.May(MailboxPermissions.Keep))
            return Page.Fault(http, Refusal.Forbidden(Texts<PlatformTexts>.Say("DoorClosed")));
        if (visit.Workspace.Get<MailboxDirectory>().Find(id) is not { } box)
            return Page.Fault(http, Refusal.Missing(Texts<MailboxTexts>.Say("NoMailboxHere")));
        var trial = await test.Try(visit.Workspace, box, mails == "yes", http.RequestAborted);
        return Page.Show<MailboxPage>(new { Id = (long?)id, Trial = trial, Previewed = mails == "yes" });
    }

    private static IResult Refused(HttpContext http, Refusal refusal, object parameters) => refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
        ? Page.Fault(http, refusal)
        : Page.Again<MailboxPage>(refusal, parameters);

    private static T Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var known) ? known : (T)Enum.ToObject(typeof(T), -1);

    private static string Say(string key) => Texts<MailboxTexts>.Say(key).ToString();
}
