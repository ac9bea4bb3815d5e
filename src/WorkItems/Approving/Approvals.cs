using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Api;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Approving;

/// <summary>Asking for approvals and giving verdicts, by forms and by the API.</summary>
internal static class Approvals
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/approvals", AskByForm);
        routes.MapForm("/i/{key}/approvals/withdrawal", WithdrawByForm);
        routes.MapForm("/approvals/{id:long}/verdicts", VerdictByForm);
        var api = routes.MapGroup("/api/v1").WithTags("Approvals").RequireApi();
        api.MapGet("/items/{key}/approvals", Of).WithSummary("Lists the item's approvals, the latest first.");
        api.MapPost("/items/{key}/approvals", Ask).WithSummary("Asks for an approval in steps; approvers read the item from then on.").Produces<ApprovalAnswer>(StatusCodes.Status201Created);
        api.MapDelete("/items/{key}/approvals", Withdraw).WithSummary("Takes back the approval that is asked for.");
        api.MapGet("/approvals", Waiting).WithSummary("Lists what waits for the caller's verdict.");
        api.MapPost("/approvals/{id:long}/verdicts", Verdict).WithSummary("Says yes or no; a no says why.").Produces<ApprovalAnswer>();
    }

    private static async Task<IResult> AskByForm(string key, HttpContext http, Visit visit, IFormCollection form)
    {
        var asked = await visit.Send(new AskApproval(key, AskForm.Steps(form)) { Note = form.Text("note") }, form.Once(), http.RequestAborted);
        if (!asked.Succeeded)
            return Page.Closed(http, asked.Refusal) ?? Page.Again<AskPage>(asked.Refusal, new { Key = key, Typed = AskForm.Typed(form), Note = form.Text("note"), Errors = asked.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<ApprovalTexts>.Say("Asked").ToString()));
        return visit.SeeOther($"/i/{key}#approvals");
    }

    private static async Task<IResult> WithdrawByForm(string key, HttpContext http, Visit visit, IFormCollection form)
    {
        var outcome = await visit.Send(new WithdrawApproval(key), form.Once(), http.RequestAborted);
        if (!outcome.Succeeded && Page.Closed(http, outcome.Refusal) is { } closed)
            return closed;
        return visit.BackToItem(key, "approval", outcome, form, "#approvals");
    }

    private static async Task<IResult> VerdictByForm(long id, HttpContext http, Visit visit, IFormCollection form)
    {
        var given = await visit.Send(new GiveVerdict(id, form.Text("verdict") == "yes", form.Text("comment")), form.Once(), http.RequestAborted);
        if (!given.Succeeded)
            return Page.Closed(http, given.Refusal) ?? Page.Again<VerdictPage>(given.Refusal, new { Id = id, Comment = form.Text("comment"), Errors = given.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<ApprovalTexts>.Say("VerdictKept").ToString()));
        return visit.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/approvals/{id}"));
    }

    private static Task<IResult> Of(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, _) =>
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return ItemPartsApi.Json(new { Approvals = (await visit.ApprovalsOf(item, cancel)).Select(a => a.Answer(people)) });
    });

    private static async Task<IResult> Ask(string key, AskBody body, Visit visit, HttpContext http)
    {
        var steps = (body.Steps ?? []).Select(s => new StepWish(s.Rule ?? StepRule.All, s.Approvers ?? [], s.Amount ?? 0)).ToList();
        return (await visit.Send(new AskApproval(key, steps) { Note = body.Note }, http.IdempotencyKey(), http.RequestAborted))
            .Or(asked => Results.Json(asked, PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Withdraw(string key, Visit visit, HttpContext http) =>
        (await visit.Send(new WithdrawApproval(key), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Waiting(Visit visit, CancellationToken cancel) => ItemPartsApi.Json(new
    {
        Approvals = (await visit.WaitingFor(cancel)).Select(w => new { Id = w.Approval.ToString(CultureInfo.InvariantCulture), Item = w.Key, w.Title, w.AskedAt }),
    });

    private static async Task<IResult> Verdict(long id, VerdictBody body, Visit visit, HttpContext http) => body.Verdict is "yes" or "no"
        ? (await visit.Send(new GiveVerdict(id, body.Verdict == "yes", body.Comment), http.IdempotencyKey(), http.RequestAborted)).Or(ItemPartsApi.Json)
        : Refusal.Invalid("verdict", Texts<ApprovalTexts>.Say("YesOrNo")).ToProblem();
}

/// <summary>A step to be asked for.</summary>
/// <param name="Rule">first, all (when not given), number or percent.</param>
public sealed record StepBody(StepRule? Rule = null, IReadOnlyList<string>? Approvers = null, int? Amount = null);

/// <summary>An approval to be asked for.</summary>
public sealed record AskBody(IReadOnlyList<StepBody>? Steps = null, string? Note = null);

/// <summary>A verdict: yes or no.</summary>
public sealed record VerdictBody(string Verdict = "", string? Comment = null);
