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
        var refusal = files.Refusal ?? act switch
        {
            "withdraw" => await Move(visit, key, "cancelled", string.IsNullOrWhiteSpace(text) ? Platform.Text.Texts<ServiceDeskTexts>.Say("WithdrawnNote").ToString() : text, cancel),
            "reopen" => await Comment(visit, key, text, once, cancel) ?? await Move(visit, key, "in-progress", null, cancel),
            _ => await Comment(visit, key, text, once, cancel),
        };
        refusal ??= await Attach(visit, key, files.Answer, cancel);
        return refusal is null
            ? visit.SeeOther($"/portal/requests/{Uri.EscapeDataString(key)}")
            : Page.Again<RequestPage>(refusal, new { Key = key, Text = text, Errors = AtText(refusal) });
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

    private static async Task<Refusal?> Comment(Visit visit, string key, string? text, string? once, CancellationToken cancel) =>
        (await visit.Send(new AddComment(key, text ?? "", Internal: false), once, cancel)).Refusal;

    private static async Task<Refusal?> Move(Visit visit, string key, string to, string? note, CancellationToken cancel) =>
        (await visit.Send(new MoveItemOn(key, to) { Note = note }, cancel: cancel)).Refusal;

    /// <summary>The page has one field; whatever was wrong stands there.</summary>
    private static Platform.Design.FormErrors AtText(Refusal refusal) =>
        new Platform.Design.FormErrors().Add("text", refusal.Sentence.ToString());
}
