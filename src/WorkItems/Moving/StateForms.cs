using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Properties;
using Steward.WorkItems.Items;
using Steward.WorkItems.Relocating;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Moving;

/// <summary>Going to another state from the item's page, with just the fields the way demands; and moving to another space.</summary>
internal static class StateForms
{
    public static void MapStateForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/state", State);
        routes.MapForm("/i/{key}/space", Space);
    }

    private static async Task<IResult> State(string key, Visit visit, HttpContext http, BlobStore blobs)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var due = ItemProperties.ReadMoment("due", form.Text("due"), visit.Zone);
        if (!due.Succeeded)
            return visit.Again(key, "state", due.Refusal, form);
        Priority? priority = Enum.TryParse<Priority>(form.Text("priority"), ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        var files = await blobs.KeepFiles(visit.Workspace, form, "evidence", http.RequestAborted);
        if (!files.Succeeded)
            return visit.Again(key, "state", files.Refusal with { Fields = [new FieldFault("evidence", files.Refusal.Sentence)] }, form);

        var outcome = await visit.Send(new FillAndMoveOn(key, form.Text("to") ?? "")
        {
            Note = Filled(form, "note"), Assignee = Filled(form, "assignee"), Process = Filled(form, "process"), Priority = priority, Due = due.Answer,
            Evidence = files.Answer, Fields = DefinedForm.Filled(form), IfVersion = form.Version(),
        }, form.Once(), http.RequestAborted);
        return visit.BackToItem(key, "state", outcome, form);
    }

    private static async Task<IResult> Space(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await visit.Send(new MoveItem(key, form.Text("space") ?? ""), form.Once(), http.RequestAborted);
        return visit.BackToItem(outcome.Succeeded ? outcome.Answer.Key : key, "space", outcome, form);
    }

    private static string? Filled(IFormCollection form, string field) => form.Text(field) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
