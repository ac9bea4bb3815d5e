using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Templates;

/// <summary>Templates of a space, made, read, changed and used by programs.</summary>
internal static class TemplatesApi
{
    public static void MapTemplatesApi(this IEndpointRouteBuilder routes)
    {
        var ofSpace = routes.MapGroup("/api/v1/spaces/{space}/templates").WithTags("Templates").RequireApi();
        ofSpace.MapGet("/", List).WithSummary("Lists the templates of a space one works in.");
        ofSpace.MapPost("/", Save).WithSummary("Keeps a template: an item with those below it, or an item that exists.").Produces<TemplateAnswer>(StatusCodes.Status201Created);
        var templates = routes.MapGroup("/api/v1/templates").WithTags("Templates").RequireApi();
        templates.MapGet("/{id:long}", Read).WithSummary("Reads one template.").Produces<TemplateAnswer>();
        templates.MapPatch("/{id:long}", Change).WithSummary("Changes the name, or says the items anew.").Produces<TemplateAnswer>();
        templates.MapDelete("/{id:long}", Remove).WithSummary("Puts a template away; what was made from it stays.").Produces(StatusCodes.Status204NoContent);
        templates.MapPost("/{id:long}/uses", Use).WithSummary("Makes what the template holds: all of it, or nothing.").Produces<UsedTemplate>(StatusCodes.Status201Created);
    }

    private static IResult List(string space, Visit visit) =>
        visit.Workspace.Get<SpaceDirectory>().Find(space) is { } known && visit.Actor.ReadsAllOf(known.Id)
            ? Json(new { Templates = visit.Workspace.Get<TemplateDirectory>().In(known.Id).Select(t => TemplateAnswer.Of(t, visit.Workspace)) })
            : Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", space)).ToProblem();

    private static IResult Read(long id, Visit visit) =>
        visit.Template(id) is { } template ? Json(TemplateAnswer.Of(template, visit.Workspace)) : TemplateOrders.NoSuchTemplate(id).ToProblem();

    private static async Task<IResult> Save(string space, TemplateBody body, Visit visit, HttpContext http)
    {
        var item = body.Item;
        if (body.From is { } key && visit.Workspace.Get<SpaceDirectory>().Find(space) is { } known && visit.Actor.May(WorkItemPermissions.KeepTemplates, known.Id))
        {
            var (_, read) = await visit.TemplateOf(key, body.Below, body.Roles, http.RequestAborted) ?? default;
            if (read is null)
                return Refusal.Invalid("from", ItemOrders.NoSuchItem(key).Sentence).ToProblem();
            item = read;
        }

        var saved = await visit.Send(new SaveTemplate(null, space, new TemplateWish(body.Name ?? "", item ?? new TemplateItem())), http.IdempotencyKey(), http.RequestAborted);
        return saved.Or(template =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/templates/{template.Id}";
            return Results.Json(template, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Change(long id, TemplateBody body, Visit visit, HttpContext http)
    {
        if (visit.Template(id) is not { } template)
            return TemplateOrders.NoSuchTemplate(id).ToProblem();
        var known = TemplateAnswer.Of(template, visit.Workspace);
        return (await visit.Send(new SaveTemplate(id, known.Space, new TemplateWish(body.Name ?? known.Name, body.Item ?? known.Item)), http.IdempotencyKey(), http.RequestAborted)).Or(Json);
    }

    private static async Task<IResult> Remove(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RemoveTemplate(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Use(long id, TemplateUse body, Visit visit, HttpContext http) =>
        (await visit.Send(new UseTemplate(id, body.Start) { Title = body.Title, Roles = body.Roles, Others = body.Others }, http.IdempotencyKey(), http.RequestAborted)).Or(used =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/items/{used.Key}";
            return Results.Json(used, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>A template to be kept: said in <paramref name="Item"/>, or read from the item of a key, with those below it and with roles instead of people when wished.</summary>
public sealed record TemplateBody(string? Name = null, TemplateItem? Item = null, string? From = null, bool Below = false, bool Roles = false);

/// <summary>The day a template is counted from, and who fills its roles.</summary>
public sealed record TemplateUse(LocalDate Start, string? Title = null, IReadOnlyDictionary<string, string>? Roles = null, string? Others = null);
