using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Commenting;

/// <summary>The box at the foot of an item, and rewriting what one wrote.</summary>
internal static class AnswerForms
{
    public static void MapAnswerForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/answers", Answer);
        routes.MapForm("/i/{key}/comments/{id:long}", Edit);
    }

    private static async Task<IResult> Answer(string key, Visit visit, HttpContext http, BlobStore blobs)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var files = await blobs.KeepFiles(visit.Workspace, form, "files", http.RequestAborted);
        if (!files.Succeeded)
            return visit.Again(key, "answer", files.Refusal, form);
        var command = new AnswerItem(key, form.Text("text") ?? "", form.Ticked("internal"))
        {
            Files = files.Answer, To = form.Text("to"), IfVersion = form.Version(),
        };
        var outcome = await visit.Send(command, form.Once(), http.RequestAborted);
        // A newer version alone is no news: only what somebody else said or did since the writer looked is.
        for (var tries = 0; tries < 3 && outcome.Refusal?.Kind == RefusalKind.Stale; tries++)
        {
            var now = await visit.ReadItem(key, cancel: http.RequestAborted);
            if (now is null || now.NewsFor(visit.Actor.PersonId, Seen(form)).Count > 0)
                break;
            outcome = await visit.Send(command with { IfVersion = now.Item.Version }, form.Once(), http.RequestAborted);
        }

        return visit.BackToItem(key, "answer", outcome, form, outcome.Succeeded ? $"#c-{outcome.Answer.Id}" : "");
    }

    private static async Task<IResult> Edit(string key, long id, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await visit.Send(new EditComment(key, id, form.Text("text") ?? ""), form.Once(), http.RequestAborted);
        return visit.BackToItem(key, $"comment-{id}", outcome, form, $"#c-{id}");
    }

    private static long Seen(IFormCollection form) => long.TryParse(form.Text("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    /// <summary>What others said or did after the part the writer had seen last.</summary>
    internal static IReadOnlyList<TimelinePart> NewsFor(this SeenItem view, long? me, long seen) =>
        [.. view.Timeline.Parts.Where(part => part.Id > seen && (part.ById is null || part.ById != me))];
}
