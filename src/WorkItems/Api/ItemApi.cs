using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Api;

/// <summary>A page of items as the API answers it.</summary>
public sealed record ItemListAnswer(IReadOnlyList<ItemAnswer> Items, string? NextCursor);

/// <summary><c>/api/v1/items</c>: the same commands and the same sight as the pages.</summary>
internal static class ItemApi
{
    public static void MapItemApi(this IEndpointRouteBuilder routes)
    {
        var items = routes.MapGroup("/api/v1/items").WithTags("Items").RequireApi();
        items.MapGet("/", List).WithSummary("Lists items by query, a page at a time.").Produces<ItemListAnswer>();
        items.MapPost("/", Create).WithSummary("Creates an item.").Produces<ItemAnswer>(StatusCodes.Status201Created);
        items.MapGet("/{key}", Read).WithSummary("Reads one item; its ETag is its version.").Produces<ItemAnswer>();
        items.MapPatch("/{key}", Change).WithSummary("Changes the given fields; If-Match guards against overwriting.").Produces<ItemAnswer>();
        items.MapPost("/{key}/comments", Comment).WithSummary("Adds a reply or an internal note.").Produces<CommentAnswer>(StatusCodes.Status201Created);
        items.MapPost("/{key}/transitions", MoveOn).WithSummary("Takes the item to another state.").Produces<ItemAnswer>();
    }

    private static async Task<IResult> List(Visit visit, string? q, string? order, int? limit, string? cursor, CancellationToken cancel)
    {
        var query = QueryText.Parse(q);
        if (!query.Succeeded)
            return query.Refusal.ToProblem();
        var scope = visit.QueryScope();
        var found = visit.Items().Apply(query.Answer.Where, scope);
        if (!found.Succeeded)
            return found.Refusal.ToProblem();
        var sorted = ItemOrder.Of(string.IsNullOrWhiteSpace(order) ? query.Answer.Order : ItemOrder.Parse(order), scope);
        if (!sorted.Succeeded)
            return sorted.Refusal.ToProblem();
        var page = await found.Answer.Page(sorted.Answer, limit ?? 50, cursor, cancel);
        var (spaces, people) = (visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<PeopleDirectory>().Now);
        return page.Or(p => Results.Json(new ItemListAnswer([.. p.Items.Select(i => ItemAnswer.Of(i, spaces, people, visit.Actor))], p.NextCursor), PlatformJson.Options));
    }

    private static async Task<IResult> Create(Visit visit, HttpContext http, CreateItem body)
    {
        var outcome = await visit.Send(body, http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(item => http.WithVersion(item, StatusCodes.Status201Created, $"{visit.Root}/api/v1/items/{item.Key}"));
    }

    private static async Task<IResult> Read(Visit visit, HttpContext http, string key)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var item = await visit.Db.FindItem(visit.Actor, spaces, key);
        return item is null
            ? ItemOrders.NoSuchItem(key).ToProblem()
            : http.WithVersion(ItemAnswer.Of(item, spaces, visit.Workspace.Get<PeopleDirectory>().Now, visit.Actor));
    }

    private static async Task<IResult> Change(Visit visit, HttpContext http, string key, ItemPatch body)
    {
        var outcome = await visit.Send(body.ToCommand(key, http.IfMatch()), http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(item => http.WithVersion(item));
    }

    private static async Task<IResult> Comment(Visit visit, HttpContext http, string key, CommentBody body)
    {
        var outcome = await visit.Send(new AddComment(key, body.Text, body.Internal), http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(comment => Results.Json(comment, PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> MoveOn(Visit visit, HttpContext http, string key, TransitionBody body)
    {
        var command = new MoveItemOn(key, body.To) { Note = body.Note, IfVersion = http.IfMatch() };
        var outcome = await visit.Send(command, http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(item => http.WithVersion(item));
    }

    private static IResult WithVersion(this HttpContext http, ItemAnswer item, int status = StatusCodes.Status200OK, string? location = null)
    {
        http.Response.Headers.ETag = $"\"{item.Version}\"";
        if (location is not null)
            http.Response.Headers.Location = location;
        return Results.Json(item, PlatformJson.Options, statusCode: status);
    }
}

public sealed record CommentBody(string Text, bool Internal = false);

public sealed record TransitionBody(string To, string? Note = null);
