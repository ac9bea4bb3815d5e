using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Queues;

/// <summary><c>/api/v1/queues</c>: queues with their figures, and taking the next item of one.</summary>
internal static class QueuesApi
{
    public static void MapQueuesApi(this IEndpointRouteBuilder routes)
    {
        var queues = routes.MapGroup("/api/v1/queues").WithTags("Queues").RequireApi();
        queues.MapGet("/", List).WithSummary("Lists the queues one works with, with their figures.").Produces<IReadOnlyList<QueueAnswer>>();
        queues.MapGet("/{id:long}", Read).WithSummary("Reads one queue with its figures.").Produces<QueueAnswer>();
        queues.MapPost("/", Create).WithSummary("Makes a queue in a space.").Produces<QueueAnswer>(StatusCodes.Status201Created);
        queues.MapPatch("/{id:long}", Change).WithSummary("Changes the given parts of a queue.").Produces<QueueAnswer>();
        queues.MapDelete("/{id:long}", Archive).WithSummary("Puts a queue away; its items stay where they are.").Produces(StatusCodes.Status204NoContent);
        queues.MapPost("/{id:long}/take-next", TakeNext).WithSummary("Assigns the most urgent item of the queue that is nobody's to who asks. Each item is given once.").Produces<ItemAnswer>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static IResult List(Visit visit)
    {
        var seen = visit.Workspace.Get<QueueDirectory>().SeenBy(visit.Actor);
        var counts = visit.Workspace.Get<QueueCounts>().Of(seen, visit.Now);
        return Results.Json(seen.Select(q => QueueAnswer.Of(q, visit.Workspace, counts.TryGetValue(q.Id, out var count) ? count : null)), PlatformJson.Options);
    }

    private static IResult Read(long id, Visit visit)
    {
        if (visit.Workspace.Get<QueueDirectory>().Find(visit.Actor, id) is not { } queue)
            return QueueOrders.NoSuchQueue(id).ToProblem();
        var counts = visit.Workspace.Get<QueueCounts>().Of([queue], visit.Now);
        return Json(QueueAnswer.Of(queue, visit.Workspace, counts.TryGetValue(id, out var count) ? count : null));
    }

    private static async Task<IResult> Create(QueueBody body, Visit visit, HttpContext http)
    {
        var wish = body.Over(null, visit);
        var made = wish.Succeeded ? await visit.Send(new CreateQueue(body.Space ?? "", wish.Answer), http.IdempotencyKey(), http.RequestAborted) : wish.Refusal;
        return made.Or(queue =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/queues/{queue.Id}";
            return Results.Json(queue, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Change(long id, QueueBody body, Visit visit, HttpContext http)
    {
        if (visit.Workspace.Get<QueueDirectory>().Find(visit.Actor, id) is not { } queue)
            return QueueOrders.NoSuchQueue(id).ToProblem();
        var wish = body.Over(queue, visit);
        return (wish.Succeeded ? await visit.Send(new SaveQueue(id, wish.Answer), http.IdempotencyKey(), http.RequestAborted) : wish.Refusal).Or(Json);
    }

    private static async Task<IResult> Archive(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new ArchiveQueue(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> TakeNext(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new TakeFromQueue(id), http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>The parts of a queue; what is left out stays. <paramref name="Team"/> is a name, empty for none; <paramref name="IdleMinutes"/> 0 means never.</summary>
public sealed record QueueBody(string? Space = null, string? Name = null, string? Team = null, string? Query = null, int? IdleMinutes = null, WhenAway? WhenAway = null)
{
    internal Outcome<QueueWish> Over(DeskQueue? queue, Visit visit)
    {
        var team = queue?.TeamId;
        if (Team is { } named)
        {
            team = visit.Workspace.Get<PeopleDirectory>().Now.Teams.Values.FirstOrDefault(t => string.Equals(t.Name, named.Trim(), StringComparison.OrdinalIgnoreCase))?.Id;
            if (team is null && named.Trim().Length > 0)
                return Refusal.Invalid("team", Texts<QueueTexts>.Say("NoSuchTeam"));
        }

        return new QueueWish(Name ?? queue?.Name ?? "")
        {
            TeamId = team, Query = Query ?? queue?.Query ?? "", IdleMinutes = IdleMinutes is null ? queue?.IdleMinutes : IdleMinutes == 0 ? null : IdleMinutes, WhenAway = WhenAway ?? queue?.WhenAway ?? Queues.WhenAway.Leave,
        };
    }
}
