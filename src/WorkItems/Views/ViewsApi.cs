using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.WorkItems.Views;

/// <summary><c>/api/v1/views</c>: saved views; their items come from <c>/api/v1/items</c> with the view's query.</summary>
internal static class ViewsApi
{
    public static void MapViewsApi(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/api/v1/views").WithTags("Views").RequireApi();
        views.MapGet("/", List).WithSummary("Lists the views one finds.").Produces<IReadOnlyList<ViewDescription>>();
        views.MapGet("/{slug}", Read).WithSummary("Reads one view.").Produces<ViewDescription>();
        views.MapPost("/", Save).WithSummary("Keeps a view.").Produces<ViewDescription>(StatusCodes.Status201Created);
        views.MapPatch("/{slug}", Change).WithSummary("Changes the given parts of a view.").Produces<ViewDescription>();
        views.MapDelete("/{slug}", Remove).WithSummary("Puts a view away.").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(Visit visit) =>
        Results.Json(visit.Workspace.Get<ViewDirectory>().SeenBy(visit.Actor).Select(Describe), PlatformJson.Options);

    private static IResult Read(Visit visit, string slug) => visit.Workspace.Get<ViewDirectory>().Find(visit.Actor, slug) is { } view
        ? Results.Json(Describe(view), PlatformJson.Options)
        : ViewOrders.NoSuchView(slug).ToProblem();

    private static async Task<IResult> Save(Visit visit, HttpContext http, ViewBody body)
    {
        var command = new SaveView(body.Name ?? "", body.Settings ?? "") { Audience = body.Audience ?? ViewAudience.Private, TeamId = body.TeamId, Space = body.Space };
        var saved = await visit.Send(command, http.IdempotencyKey(), http.RequestAborted);
        return saved.Or(view =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/views/{view.Slug}";
            return Results.Json(Describe(view), PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Change(Visit visit, HttpContext http, string slug, ViewBody body)
    {
        var command = new ChangeView(slug) { Name = body.Name, Settings = body.Settings, Audience = body.Audience, TeamId = body.TeamId };
        return (await visit.Send(command, http.IdempotencyKey(), http.RequestAborted)).Or(view => Results.Json(Describe(view), PlatformJson.Options));
    }

    private static async Task<IResult> Remove(Visit visit, HttpContext http, string slug) =>
        (await visit.Send(new RemoveView(slug), cancel: http.RequestAborted)).Or(_ => Results.NoContent());

    private static ViewDescription Describe(SavedView view) => Describe(new ViewAnswer(view.Slug, view.Name, view.Audience, view.Settings));

    private static ViewDescription Describe(ViewAnswer view)
    {
        var address = ViewRules.Read("", view.Settings);
        return new(view.Slug, view.Name, view.Audience, view.Settings, address.Succeeded ? address.Answer.QueryText : "");
    }
}

/// <summary>A view as the API answers it; <paramref name="Query"/> can be given to <c>/api/v1/items?q=</c>.</summary>
public sealed record ViewDescription(string Slug, string Name, ViewAudience Audience, string Settings, string Query);

/// <summary>What a view is made of: settings are the query string of a list's address.</summary>
public sealed record ViewBody(string? Name = null, string? Settings = null, ViewAudience? Audience = null, long? TeamId = null, string? Space = null);
