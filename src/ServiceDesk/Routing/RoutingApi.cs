using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Routing;

/// <summary><c>/api/v1/routes</c>: the rules that give new items to teams and people.</summary>
internal static class RoutingApi
{
    public static void MapRoutingApi(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/v1/routes").WithTags("Queues").RequireApi();
        rules.MapGet("/", List).WithSummary("Lists the routing rules of the spaces one works in, in the order they are asked.").Produces<IReadOnlyList<RouteAnswer>>();
        rules.MapPost("/", Create).WithSummary("Makes a routing rule.").Produces<RouteAnswer>(StatusCodes.Status201Created);
        rules.MapPatch("/{id:long}", Change).WithSummary("Changes the given parts of a routing rule.").Produces<RouteAnswer>();
        rules.MapDelete("/{id:long}", End).WithSummary("Ends a routing rule.").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(Visit visit) => Results.Json(
        visit.Workspace.Get<RoutingBook>().All.Where(r => r.EndedAt is null && visit.Actor.ReadsAllOf(r.SpaceId)).Select(r => RouteAnswer.Of(r, visit.Workspace)), PlatformJson.Options);

    private static async Task<IResult> Create(RouteBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SaveRoute(null, body.Over(null)), http.IdempotencyKey(), http.RequestAborted)).Or(rule => Results.Json(rule, PlatformJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Change(long id, RouteBody body, Visit visit, HttpContext http) =>
        visit.Workspace.Get<RoutingBook>().Find(visit.Actor, id) is { EndedAt: null } rule
            ? (await visit.Send(new SaveRoute(id, body.Over(rule)), http.IdempotencyKey(), http.RequestAborted)).Or(saved => Results.Json(saved, PlatformJson.Options))
            : RouteOrders.NoSuchRule(id).ToProblem();

    private static async Task<IResult> End(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new EndRoute(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());
}

/// <summary>The parts of a routing rule; what is left out stays. <paramref name="Queue"/> is the id of a queue; <paramref name="Capacity"/> 0 means no limit.</summary>
public sealed record RouteBody(string? Name = null, string? Condition = null, string? Queue = null, Distribution? Distribution = null, int? Capacity = null, bool? AtWorkOnly = null, bool? OnChange = null)
{
    internal RoutingWish Over(RoutingRule? rule) => new(
        Name ?? rule?.Name ?? "", Queue is null ? rule?.QueueId ?? 0 : long.TryParse(Queue, NumberStyles.None, CultureInfo.InvariantCulture, out var queue) ? queue : 0)
    {
        Condition = Condition ?? rule?.Condition ?? "", Distribution = Distribution ?? rule?.Distribution ?? Routing.Distribution.None,
        Capacity = Capacity is null ? rule?.Capacity : Capacity == 0 ? null : Capacity, AtWorkOnly = AtWorkOnly ?? rule?.AtWorkOnly ?? false, OnChange = OnChange ?? rule?.OnChange ?? false,
    };
}
