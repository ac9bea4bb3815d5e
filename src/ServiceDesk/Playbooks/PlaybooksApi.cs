using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Playbooks;

/// <summary><c>/api/v1/playbooks</c>, and those beside an item.</summary>
internal static class PlaybooksApi
{
    public static void MapPlaybooksApi(this IEndpointRouteBuilder routes)
    {
        var playbooks = routes.MapGroup("/api/v1/playbooks").WithTags("Playbooks").RequireApi();
        playbooks.MapGet("/", List).WithSummary("Lists the playbooks of the spaces one works in, with how often each was used and completed.").Produces<IReadOnlyList<PlaybookAnswer>>();
        playbooks.MapPost("/", Create).WithSummary("Makes a playbook in a space.").Produces<PlaybookAnswer>(StatusCodes.Status201Created);
        playbooks.MapPatch("/{id:long}", Change).WithSummary("Changes the given parts of a playbook.").Produces<PlaybookAnswer>();
        playbooks.MapDelete("/{id:long}", End).WithSummary("Ends a playbook; what was ticked stays.").Produces(StatusCodes.Status204NoContent);
        var items = routes.MapGroup("/api/v1/items").WithTags("Playbooks").RequireApi();
        items.MapGet("/{key}/playbooks", For).WithSummary("The playbooks that fit the item, with what is ticked.").Produces<IReadOnlyList<ItemPlaybook>>();
        items.MapPost("/{key}/playbooks/{id:long}", Tick).WithSummary("Ticks an entry of a playbook for the item, or takes the tick back.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Visit visit, HttpContext http)
    {
        var seen = visit.Workspace.Get<PlaybookShelf>().SeenBy(visit.Actor);
        var uses = await visit.UsesOf(seen, http.RequestAborted);
        return Json(seen.Select(p => PlaybookAnswer.Of(p, visit.Workspace) with { Used = uses[p.Id].Used, Completed = uses[p.Id].Completed }));
    }

    private static async Task<IResult> Create(PlaybookBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SavePlaybook(null, body.Space, body.Name ?? "", body.Condition ?? "", body.Body ?? ""), http.IdempotencyKey(), http.RequestAborted))
            .Or(made => Results.Json(made, PlatformJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Change(long id, PlaybookBody body, Visit visit, HttpContext http) => visit.Workspace.Get<PlaybookShelf>().Find(visit.Actor, id) is { } known
        ? (await visit.Send(new SavePlaybook(id, null, body.Name ?? known.Name, body.Condition ?? known.Condition, body.Body ?? known.Body), http.IdempotencyKey(), http.RequestAborted)).Or(Json)
        : PlaybookAnswer.NoSuchPlaybook(id).ToProblem();

    private static async Task<IResult> End(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new EndPlaybook(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> For(string key, Visit visit, HttpContext http)
    {
        var item = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);
        if (item is null || !visit.Actor.ReadsAllOf(item.SpaceId))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", key)).ToProblem();
        var known = await KnownItem.Load(visit.Workspace, visit.Db, [item], http.RequestAborted);
        return Json(await visit.PlaybooksFor(known[0], http.RequestAborted));
    }

    private static async Task<IResult> Tick(string key, long id, TickBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new TickPlaybook(key, id, body.Entry ?? "", body.Done), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>The parts of a playbook; what is left out stays.</summary>
public sealed record PlaybookBody(string? Space = null, string? Name = null, string? Condition = null, string? Body = null);

/// <summary>What the entry says, and whether it is done.</summary>
public sealed record TickBody(string? Entry = null, bool Done = true);
