using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Erasing;

/// <summary>Erasure by page and API. What waits to be sealed is sealed first, because only sealed words can be blacked out provably.</summary>
internal static class ErasureRoutes
{
    public static void MapErasure(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/people/{id:long}/erasure", Erase);
        var api = routes.MapGroup("/api/v1/people/{id:long}/erasure").WithTags("People").RequireApi();
        api.MapGet("/", Preview).WithSummary("Says what erasing a person would change; changes nothing.");
        api.MapPost("/", EraseByApi).WithSummary("Erases a person for good; confirm is their name. What they did stays under a name that says nothing.");
    }

    private static async Task<IResult> Erase(HttpContext http, Visit visit, AuditSealer sealer, long id, [FromForm] string? confirm, [FromForm] string? alsoText)
    {
        var outcome = await Send(visit, sealer, new ErasePerson(id, confirm ?? "", alsoText == "true"), null, http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther($"/admin/people/{id}?done=erased");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Page.Again<ErasurePage>(outcome.Refusal, new { Id = id, Confirm = confirm, AlsoText = alsoText == "true", Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Preview(HttpContext http, Visit visit, IEnumerable<IErasedPart> parts, long id)
    {
        if (!visit.Actor.May(IdentityPermissions.ManagePeople))
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyAdministrators")).ToProblem();
        if (visit.Workspace.Get<PeopleDirectory>().Now.Find(id) is not { } person)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing")).ToProblem();
        var lines = await ErasureSight.Preview(visit, person, parts, http.RequestAborted);
        return Results.Json(
            new ErasurePreview(id.ToString(CultureInfo.InvariantCulture), ErasePersonHandler.AliasOf(person), [.. lines.Select(l => new ErasurePreviewLine(l.What.ToString(), l.Count, l.Effect))]),
            PlatformJson.Options);
    }

    private static async Task<IResult> EraseByApi(HttpContext http, Visit visit, AuditSealer sealer, long id, ErasureBody body) =>
        (await Send(visit, sealer, new ErasePerson(id, body.Confirm, body.AlsoText), http.IdempotencyKey(), http.RequestAborted)).Or(answer => Results.Json(answer, PlatformJson.Options));

    private static async Task<Outcome<ErasureAnswer>> Send(Visit visit, AuditSealer sealer, ErasePerson command, string? once, CancellationToken cancel)
    {
        if (visit.Actor.May(IdentityPermissions.ManagePeople))
            await sealer.Seal(visit.Workspace, cancel);
        return await visit.Send(command, once, cancel);
    }

    private sealed record ErasureBody(string Confirm, bool AlsoText = false);

    private sealed record ErasurePreview(string Id, string Alias, IReadOnlyList<ErasurePreviewLine> Changes);

    private sealed record ErasurePreviewLine(string What, long Count, ErasureEffect Effect);
}
