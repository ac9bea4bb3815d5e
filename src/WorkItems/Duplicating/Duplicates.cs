using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Templates;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Duplicating;

/// <summary>Duplicating an item, by its form and by the API.</summary>
internal static class Duplicates
{
    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/duplicates", Form);
        routes.MapGroup("/api/v1/items").WithTags("Items").RequireApi()
            .MapPost("/{key}/duplicates", Api).WithSummary("Makes an item like this one, with the named parts.").Produces<DuplicatedItem>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Form(string key, HttpContext http, Visit visit, IFormCollection fields)
    {
        var take = fields["take"].OfType<string>().Select(t => Enum.TryParse<TakenAlong>(t, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : (TakenAlong?)null).OfType<TakenAlong>().ToList();
        var made = await visit.Send(new DuplicateItem(key) { Title = fields["title"].ToString(), Take = take }, fields.Once(), http.RequestAborted);
        if (made.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!made.Succeeded)
            return Page.Again<DuplicatePage>(made.Refusal, new { Key = key, Title = fields["title"].ToString(), Take = take, Errors = made.Refusal.ToFormErrors() });
        http.TellNext(TemplateEndpoints.Told(made.Answer.Keys.Count, made.Answer.Left));
        return visit.SeeOther("/i/" + made.Answer.Key);
    }

    private static async Task<IResult> Api(string key, DuplicateBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new DuplicateItem(key) { Title = body.Title, Take = body.Take ?? [] }, http.IdempotencyKey(), http.RequestAborted)).Or(made =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/items/{made.Key}";
            return Results.Json(made, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
}

/// <summary>What a duplicate takes along.</summary>
public sealed record DuplicateBody(string? Title = null, IReadOnlyList<TakenAlong>? Take = null);
