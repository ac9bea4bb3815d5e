using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Searching;

/// <summary>An item that was found, and where: in a comment when <paramref name="Comment"/> names one.</summary>
public sealed record FoundAnswer(ItemAnswer Item, string Snippet, string? Comment);

/// <summary>What a search answers: the item whose key was typed first, then the rest by how well it fits.</summary>
public sealed record SearchAnswer(
    IReadOnlyList<FoundAnswer> Found, int Count, bool Partial, IReadOnlyList<Facet> Spaces, IReadOnlyList<Facet> Types, IReadOnlyList<Facet> Open);

internal static class SearchApi
{
    public static void MapSearchApi(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/api/v1/search").WithTags("Search").RequireApi();
        search.MapGet("/", Find).WithSummary("Searches items and their timelines, as far as the caller may read them; an exact key comes first.");
    }

    private static async Task<IResult> Find(string? text, int? limit, string? space, string? type, bool? open, Visit visit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refusal.Invalid("text", Texts<ItemTexts>.Say("SearchEmpty")).ToProblem();
        if (limit is < 1 or > 100)
            return Refusal.Invalid("limit", Texts<ItemTexts>.Say("SearchLimit")).ToProblem();
        var result = await visit.Search(new SearchWish(text, space, type, open, limit ?? 20), cancel);
        var (spaces, people) = (visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<PeopleDirectory>().Now);
        var found = result.Found.Where(f => f.Item.Id != result.Exact?.Id)
            .Select(f => new FoundAnswer(ItemAnswer.Of(f.Item, spaces, people, visit.Actor), f.Snippet, f.CommentId?.ToString()));
        if (result.Exact is { } exact)
            found = found.Prepend(new FoundAnswer(ItemAnswer.Of(exact, spaces, people, visit.Actor), Snippet.Around(exact.Description, text), null));
        List<FoundAnswer> all = [.. found.Take(limit ?? 20)];
        return Results.Json(new SearchAnswer(all, Math.Max(result.Count, all.Count), result.Partial, result.Spaces, result.Types, result.Open), PlatformJson.Options);
    }
}
