using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Merging;
using Steward.WorkItems.Relocating;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Types;
using Steward.WorkItems.Viewing;
using Steward.WorkItems.Watching;

namespace Steward.WorkItems.Api;

/// <summary>What hangs on an item: comments, history, links, watchers, children, and its move to another space.</summary>
internal static class ItemPartsApi
{
    private const int MostRows = 500;

    public static void MapItemPartsApi(this IEndpointRouteBuilder routes)
    {
        var item = routes.MapGroup("/api/v1/items/{key}").WithTags("Items").RequireApi();
        item.MapGet("/comments", Comments).WithSummary("Lists comments, oldest first; internal notes for staff of the space only.");
        item.MapPatch("/comments/{id:long}", EditComment).WithSummary("Rewrites one's own comment.");
        item.MapGet("/history", History).WithSummary("Lists what happened, oldest first, as far as the caller may read it.");
        item.MapGet("/children", Children).WithSummary("Lists the items below this one that the caller sees.");
        item.MapGet("/links", Links).WithSummary("Lists links to items the caller sees, in this item's words.");
        item.MapPost("/links", Link).WithSummary("Links two items; both must be the caller's to change.");
        item.MapDelete("/links/{id:long}", Unlink).WithSummary("Takes a link away at both ends.");
        item.MapGet("/watchers", Watchers).WithSummary("Lists watchers; for staff of the space.");
        item.MapPost("/watchers", Watch).WithSummary("Watches the item: oneself, or the named person.");
        item.MapDelete("/watchers", Unwatch).WithSummary("Ends watching: one's own, or that of ?person=.");
        item.MapPost("/merger", Merge).WithSummary("Ends the item as part of another, which tells both stories on. Answers the other.");
        item.MapDelete("/merger", Unmerge).WithSummary("Takes a merged item out again; it has its former state back.");
        item.MapPost("/moves", Move).WithSummary("Moves the item to another space under a new key; the old key leads to it for ever.");
        item.MapItemFilesApi();
        item.MapChecklistApi();
    }

    private static Task<IResult> Comments(string key, long? after, int? limit, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
    {
        var take = Math.Clamp(limit ?? 100, 1, MostRows);
        var from = after ?? 0;
        var found = await visit.Db.CommentsOf(await visit.Db.StoriesOf(visit.Actor, item, cancel), staff).Where(c => c.Id > from).OrderBy(c => c.Id).Take(take + 1).ToListAsync(cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var page = found.Take(take).Select(c => new CommentAnswer(c.Id.ToString(), key, c.Text, c.Internal, people.Find(c.AuthorId)?.Name, c.At)).ToList();
        return Json(new { Comments = page, NextAfter = found.Count > take ? page[^1].Id : null });
    });

    private static Task<IResult> History(string key, long? after, int? limit, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
    {
        var take = Math.Clamp(limit ?? 100, 1, MostRows);
        var from = after ?? 0;
        var found = await visit.Db.HistoryOf(item.Id, staff).Where(e => e.Id > from).OrderBy(e => e.Id).Take(take + 1).ToListAsync(cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var rows = found.Take(take).Select(e => TimelineReading.ForAudience(e, staff)).OfType<Platform.Events.EventRow>().ToList();
        var seen = await KeysSeen(visit, rows, cancel);
        return Json(new
        {
            History = rows.Select(e => new
            {
                Id = e.Id.ToString(), e.Kind, e.At, By = people.Find(e.ActorId)?.Name, e.Channel, e.Internal, e.Note,
                Changes = e.ReadChanges().Select(c => Hide(c, seen)),
            }),
            NextAfter = found.Count > take ? found[take - 1].Id.ToString() : null,
        });
    });

    private static Task<IResult> Children(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, _) =>
    {
        var (spaces, people) = (visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<PeopleDirectory>().Now);
        var found = await visit.Db.ItemsFor(visit.Actor).Where(i => i.ParentId == item.Id).OrderBy(i => i.Number).Take(MostRows).ToListAsync(cancel);
        return Json(new { Items = found.Select(i => ItemAnswer.Of(i, spaces, people, visit.Actor)), Done = found.Count(i => i.Category >= StateCategory.Done) });
    });

    private static Task<IResult> Links(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, _) =>
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var found = await (
            from link in visit.Db.Set<ItemLink>()
            where link.FromId == item.Id || link.ToId == item.Id
            join other in visit.Db.ItemsFor(visit.Actor) on link.FromId == item.Id ? link.ToId : link.FromId equals other.Id
            orderby link.Id
            select new { link, other.SpaceId, other.Number, other.Title }).Take(MostRows).ToListAsync(cancel);
        return Json(new
        {
            Links = found.Select(f => new LinkAnswer(
                f.link.Id.ToString(), LinkEnd.Of(f.link, item.Id).Slug, new WorkItemKey(spaces.KeyOf(f.SpaceId), f.Number).ToString(), f.Title)),
        });
    });

    private static Task<IResult> Watchers(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
    {
        var ids = await visit.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync(cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return Json(new
        {
            Watching = visit.Actor.PersonId is { } me && ids.Contains(me),
            Watchers = staff ? ids.Select(id => people.Find(id)).OfType<Identity.People.Person>().Select(p => p.Email ?? p.Name).Order(StringComparer.Ordinal) : Enumerable.Empty<string>(),
        });
    });

    private static async Task<IResult> EditComment(string key, long id, CommentText body, Visit visit, HttpContext http) =>
        (await visit.Send(new EditComment(key, id, body.Text), http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    private static async Task<IResult> Link(string key, LinkBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new LinkItems(key, body.How, body.Other), http.IdempotencyKey(), http.RequestAborted))
        .Or(link => Results.Json(link, PlatformJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Unlink(string key, long id, Visit visit, HttpContext http) =>
        (await visit.Send(new UnlinkItems(key, id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Watch(string key, WatcherBody? body, Visit visit, HttpContext http) =>
        (await visit.Send(new WatchItem(key, body?.Person), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Unwatch(string key, string? person, Visit visit, HttpContext http) =>
        (await visit.Send(new UnwatchItem(key, person), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Move(string key, MoveBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new MoveItem(key, body.Space) { IfVersion = http.IfMatch() }, http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    private static async Task<IResult> Merge(string key, MergeBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new MergeItem(key, body.Into), http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    private static async Task<IResult> Unmerge(string key, Visit visit, HttpContext http) =>
        (await visit.Send(new UnmergeItem(key), http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    /// <summary>Runs for an item the visitor sees; hidden and absent answer the same.</summary>
    internal static async Task<IResult> OfItem(this Visit visit, string key, Func<WorkItem, bool, Task<IResult>> answer) =>
        await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key) is { } item
            ? await answer(item, visit.Actor.ReadsAllOf(item.SpaceId))
            : ItemOrders.NoSuchItem(key).ToProblem();

    internal static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);

    private static async Task<IReadOnlyDictionary<string, KeyLink>> KeysSeen(Visit visit, IEnumerable<Platform.Events.EventRow> rows, CancellationToken cancel) =>
        await NamesForReader.KeysFor(visit, rows.SelectMany(r => r.ReadChanges()).Where(c => NamedItems.NamesAnother(c.Field))
            .SelectMany(c => new[] { c.From, c.To }).OfType<string>(), cancel);

    /// <summary>A history may name items at the other end of a link that this reader does not see.</summary>
    private static Platform.Events.Change Hide(Platform.Events.Change change, IReadOnlyDictionary<string, KeyLink> seen)
    {
        if (!NamedItems.NamesAnother(change.Field))
            return change;
        return change with { From = Known(change.From), To = Known(change.To) };

        string? Known(string? key) => key is null || seen.ContainsKey(key) ? key : "?";
    }
}

public sealed record CommentText(string Text);

public sealed record LinkBody(string How, string Other);

public sealed record WatcherBody(string? Person = null);

public sealed record MoveBody(string Space);
