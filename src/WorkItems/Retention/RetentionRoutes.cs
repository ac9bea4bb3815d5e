using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.WorkItems.Retention;

/// <summary>Retention by page and API.</summary>
internal static class RetentionRoutes
{
    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/retention", Set);
        routes.MapForm("/admin/retention/{id:long}/restoration", Restore);
        routes.MapForm("/i/{key}/hold", HoldByForm);
        routes.MapForm("/i/{key}/archiving", ArchiveByForm);
        var api = routes.MapGroup("/api/v1/retention").WithTags("Retention").RequireApi();
        api.MapGet("/", List).WithSummary("Lists the rules, with what each would archive and delete tonight.");
        api.MapPut("/", SetByApi).WithSummary("Sets the months after which closed items of a space and type are archived and deleted; both null takes the rule away.");
        var item = routes.MapGroup("/api/v1/items/{key}").WithTags("Retention").RequireApi();
        item.MapPut("/hold", Hold).WithSummary("Keeps an item whatever the rules say; without a reason the hold ends.");
        item.MapPost("/archiving", Archive).WithSummary("Takes a closed item out of sight; administrators can bring it back.");
    }

    private static async Task<IResult> Set(HttpContext http, Visit visit, [FromForm] string? space, [FromForm] string? type, [FromForm] string? archiveAfter, [FromForm] string? deleteAfter)
    {
        var command = new SetRetention(space ?? "", type ?? "", Months(archiveAfter), Months(deleteAfter));
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther("/admin/retention");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Page.Again<RetentionPage>(outcome.Refusal, new { Typed = command, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Restore(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new RestoreItem(id), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther("/admin/retention") : Page.Fault(http, outcome.Refusal);
    }

    private static async Task<IResult> HoldByForm(string key, HttpContext http, Visit visit, [FromForm] string? reason)
    {
        var outcome = await visit.Send(new HoldItem(key, reason), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Closed(http, outcome.Refusal) ?? Page.Again<KeepingPage>(outcome.Refusal, new { Key = key, Reason = reason, Errors = outcome.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<RetentionTexts>.Say(string.IsNullOrWhiteSpace(reason) ? "HoldEnded" : "IsHeld", key).ToString()));
        return visit.SeeOther($"/i/{key}/keeping");
    }

    private static async Task<IResult> ArchiveByForm(string key, HttpContext http, Visit visit)
    {
        var outcome = await visit.Send(new ArchiveItem(key), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<RetentionTexts>.Say("IsArchived", key).ToString()));
        return visit.SeeOther("/items");
    }

    private static async Task<IResult> List(HttpContext http, Visit visit)
    {
        if (!visit.Actor.May(PlatformPermissions.Administer))
            return Refusal.Forbidden(Texts<RetentionTexts>.Say("OnlyAdministrators")).ToProblem();
        var rules = await RetentionSight.Rules(visit, http.RequestAborted);
        return Results.Json(new RetentionAnswer([.. rules.Select(r => new RetentionRuleAnswer(r.Space, r.Rule.Type, r.Rule.ArchiveAfter, r.Rule.DeleteAfter, r.Archives, r.Deletes))]), PlatformJson.Options);
    }

    private static async Task<IResult> SetByApi(HttpContext http, Visit visit, RetentionBody body) =>
        (await visit.Send(new SetRetention(body.Space, body.Type, body.ArchiveAfter, body.DeleteAfter), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Hold(string key, HttpContext http, Visit visit, HoldBody body) =>
        (await visit.Send(new HoldItem(key, body.Reason), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Archive(string key, HttpContext http, Visit visit) =>
        (await visit.Send(new ArchiveItem(key), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    /// <summary>What is no number is a month that no rule takes, so that the field is named.</summary>
    private static int? Months(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var months) ? months : 0;
}

internal sealed record RetentionAnswer(IReadOnlyList<RetentionRuleAnswer> Rules);

internal sealed record RetentionRuleAnswer(string Space, string Type, int? ArchiveAfter, int? DeleteAfter, int ToArchive, int ToDelete);

internal sealed record RetentionBody(string Space, string Type = "", int? ArchiveAfter = null, int? DeleteAfter = null);

internal sealed record HoldBody(string? Reason = null);
