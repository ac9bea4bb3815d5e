using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Designing;

/// <summary>The forms of the workflow designer.</summary>
internal static class WorkflowEndpoints
{
    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/types/{key}/workflow", Save);
        routes.MapForm("/admin/types/{key}/workflow/publication", Publish);
        routes.MapForm("/admin/types/{key}/workflow/draft-removal", async (HttpContext http, Visit visit, string key) =>
            Answer(http, visit, key, await visit.Send(new DiscardDraft(key), cancel: http.RequestAborted), "DraftWasDiscarded"));
        routes.MapForm("/admin/types/{key}/workflow/versions/{version:int}", async (HttpContext http, Visit visit, string key, int version) =>
            Answer(http, visit, key, await visit.Send(new RestoreVersion(key, version), cancel: http.RequestAborted), "VersionIsDraft", version));
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        var typed = WorkflowForm.Read(form);
        var outcome = await visit.Send(new DraftWorkflow(key, typed) { Seen = Seen(form) }, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Answer(http, visit, key, outcome, "DraftWasSaved")
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<WorkflowPage>(outcome.Refusal, new { TypeKey = key, Typed = typed, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Publish(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        const string move = "move:";
        var moves = form.Where(f => f.Key.StartsWith(move, StringComparison.Ordinal)).ToDictionary(f => f.Key[move.Length..], f => f.Value.ToString(), StringComparer.Ordinal);
        var outcome = await visit.Send(new PublishWorkflow(key) { Moves = moves, Seen = Seen(form) }, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Closed(http, outcome.Refusal) ?? Page.Again<WorkflowPage>(outcome.Refusal, new { TypeKey = key, Moves = moves, PublishErrors = outcome.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<WorkflowTexts>.Say("WasPublished", outcome.Answer.Version, outcome.Answer.Moved).ToString()));
        return visit.SeeOther($"/admin/types/{Uri.EscapeDataString(key)}/workflow");
    }

    private static int? Seen(IFormCollection form) =>
        int.TryParse(form.Text("seen"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : null;

    private static IResult Answer(HttpContext http, Visit visit, string key, Outcome<Done> outcome, string said, params object?[] arguments)
    {
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<WorkflowTexts>.Say(said, arguments).ToString()));
        return visit.SeeOther($"/admin/types/{Uri.EscapeDataString(key)}/workflow");
    }
}
