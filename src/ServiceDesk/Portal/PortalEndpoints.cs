using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;

namespace Steward.ServiceDesk.Portal;

/// <summary>The portal's forms: ask, reply, say "solved" or "not solved". They send the commands every other door sends.</summary>
internal static class PortalEndpoints
{
    private const string FilesField = "file";

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/portal/ask/{space}/{type}", Ask);
        routes.MapForm("/portal/requests/{key}/replies", Reply);
    }

    private static async Task<IResult> Ask(
        Visit visit, HttpContext http, BlobStore blobs, string space, string type, [FromForm] string? title, [FromForm] string? description, [FromForm] string? place, [FromForm(Name = Forms.OnceField)] string? once, CancellationToken cancel)
    {
        var command = new CreateItem(space, type, title ?? "")
        {
            Description = description ?? "",
            Fields = string.IsNullOrWhiteSpace(place) ? null : new Dictionary<string, string> { ["place"] = place.Trim() },
        };
        var files = await blobs.KeepFiles(visit.Workspace, http.Request.Form, FilesField, cancel);
        if (!files.Succeeded)
            return Again(files.Refusal);
        var outcome = await visit.Send(command, once, cancel);
        if (!outcome.Succeeded)
            return Again(outcome.Refusal);
        return await Attach(visit, outcome.Answer.Key, files.Answer, cancel) is { } refusal
            ? Again(refusal)
            : visit.SeeOther($"/portal/requests/{outcome.Answer.Key}?new=1");

        IResult Again(Refusal refusal) => Page.Again<AskPage>(refusal, new
        {
            SpaceKey = space, TypeKey = type, AskTitle = title, Description = description, Place = place, Once = once, Errors = refusal.ToFormErrors(),
        });
    }

    private static async Task<IResult> Reply(
        Visit visit, HttpContext http, BlobStore blobs, string key, [FromForm] string? text, [FromForm] string? act, [FromForm(Name = Forms.OnceField)] string? once, CancellationToken cancel)
    {
        var files = await blobs.KeepFiles(visit.Workspace, http.Request.Form, FilesField, cancel);
        if (!files.Succeeded)
            return Again(files.Refusal);
        var refusal = act == "withdraw"
            ? await Withdraw(visit, key, text, files.Answer, http.Request.Form, cancel)
            : await new PortalReply(visit, key, http.Request.Form).Send(
                new AnswerItem(key, text ?? "", Internal: false) { Files = files.Answer, To = act == "reopen" ? "in-progress" : null }, once, cancel);
        return refusal is null ? visit.SeeOther($"/portal/requests/{Uri.EscapeDataString(key)}") : Again(refusal);

        IResult Again(Refusal why) => Page.Again<RequestPage>(why, new
        {
            Key = key, Text = text, Stale = why.Kind == RefusalKind.Stale, Errors = why.Kind == RefusalKind.Stale ? null : AtText(why),
        });
    }

    private static async Task<Refusal?> Withdraw(Visit visit, string key, string? text, IReadOnlyList<NewFile> files, IFormCollection form, CancellationToken cancel)
    {
        if (await new PortalReply(visit, key, form).News(cancel) is { } news)
            return news;
        var note = string.IsNullOrWhiteSpace(text) ? Platform.Text.Texts<ServiceDeskTexts>.Say("WithdrawnNote").ToString() : text;
        return (await visit.Send(new MoveItemOn(key, "cancelled") { Note = note }, cancel: cancel)).Refusal ?? await Attach(visit, key, files, cancel);
    }

    private static async Task<Refusal?> Attach(Visit visit, string key, IReadOnlyList<NewFile> files, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            var attached = await visit.Send(new AttachFile(key, file), cancel: cancel);
            if (!attached.Succeeded)
                return attached.Refusal;
        }

        return null;
    }

    /// <summary>The page has one field; whatever was wrong stands there.</summary>
    private static Platform.Design.FormErrors AtText(Refusal refusal) =>
        new Platform.Design.FormErrors().Add("text", refusal.Sentence.ToString());
}
