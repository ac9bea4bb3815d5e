using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Merging;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Splitting;

/// <summary>The new item's title, and its type when it is another.</summary>
public sealed record SplitBody(string Title = "", string? Type = null);

/// <summary>Splitting, by its form and by the API.</summary>
internal static class Splits
{
    public static void MapSplitting(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/splitting", Form);
        routes.MapGroup("/api/v1/items").WithTags("Items").RequireApi()
            .MapPost("/{key}/comments/{id:long}/splits", Api).WithSummary("Makes an item of its own out of a comment; both name each other.").Produces<ItemAnswer>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Form(string key, HttpContext http, Visit visit, IFormCollection form)
    {
        var comment = long.TryParse(form.Text("comment"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var made = await visit.Send(new SplitItem(key, comment, form.Text("title") ?? "") { Type = form.Text("type") }, form.Once(), http.RequestAborted);
        if (!made.Succeeded)
            return Page.Closed(http, made.Refusal) ?? Page.Again<SplitPage>(made.Refusal, new { Key = key, Comment = comment, Title = form.Text("title"), Type = form.Text("type"), Errors = made.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<MergeTexts>.Say("SplitDone", made.Answer.Key, key).ToString()));
        return visit.SeeOther("/i/" + made.Answer.Key);
    }

    private static async Task<IResult> Api(string key, long id, SplitBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SplitItem(key, id, body.Title) { Type = body.Type }, http.IdempotencyKey(), http.RequestAborted)).Or(made =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/items/{made.Key}";
            return Results.Json(made, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });
}
