using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Api;

/// <summary>A space as the API answers it. <c>Types</c> are what can be created in it.</summary>
public sealed record SpaceView(
    string Key, string Name, string Description, SpaceKind Kind, IReadOnlyList<string> Types, bool InPortal, Instant CreatedAt, Instant? ArchivedAt)
{
    internal static SpaceView Of(Space space) =>
        new(space.Key, space.Name, space.Description, space.Kind, space.TypeKeys, space.InPortal, space.CreatedAt, space.ArchivedAt);
}

/// <summary>All spaces at once: there are never more than a page of them, so the cursor is always null.</summary>
public sealed record SpaceListAnswer(IReadOnlyList<SpaceView> Items, string? NextCursor = null);

/// <summary><c>/api/v1/spaces</c>.</summary>
internal static class SpaceApi
{
    public static void MapSpaceApi(this IEndpointRouteBuilder routes)
    {
        var spaces = routes.MapGroup("/api/v1/spaces").WithTags("Spaces").RequireApi();
        spaces.MapGet("/", List).WithSummary("Lists the spaces one works in or may ask in, by name; archived=true adds those out of use.").Produces<SpaceListAnswer>();
        spaces.MapPost("/", Create).WithSummary("Opens a space; its maker becomes its lead.").Produces<SpaceView>(StatusCodes.Status201Created);
    }

    private static IResult List(Visit visit, bool? archived) => Results.Json(
        new SpaceListAnswer([.. visit.Workspace.Get<SpaceDirectory>().All.Where(s => Sees(visit.Actor, s) && (archived == true || s.ArchivedAt is null)).Select(SpaceView.Of)]),
        PlatformJson.Options);

    private static async Task<IResult> Create(Visit visit, HttpContext http, CreateSpace body)
    {
        var outcome = await visit.Send(body, http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(space =>
        {
            http.Response.Headers.Location = $"{visit.Root}/s/{space.Key}";
            return Results.Json(SpaceView.Of(visit.Workspace.Get<SpaceDirectory>().Find(space.Id)!), PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    /// <summary>Staff see where they work; people with another role, and everybody in the portal, see where they may ask.</summary>
    private static bool Sees(Actor actor, Space space) =>
        actor.ReadsAllOf(space.Id) || (space.ArchivedAt is null && (space.InPortal || actor.RolesIn(space.Id) != Role.None));
}
