using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.WorkItems.Querying;

/// <summary><c>/api/v1/query</c>: the words of the language, and what fits at a place of a text.</summary>
internal static class QueryApi
{
    public static void MapQueryApi(this IEndpointRouteBuilder routes)
    {
        var query = routes.MapGroup("/api/v1/query").WithTags("Query language").RequireApi();
        query.MapGet("/fields", Fields).WithSummary("Lists the fields of the query language with their operators.").Produces<IReadOnlyList<FieldDescription>>();
        query.MapGet("/completions", Complete).WithSummary("Answers what could be typed at a place of a query.").Produces<Completions>();
    }

    private static IResult Fields(Visit visit)
    {
        var scope = visit.QueryScope();
        var fields = visit.Workspace.Get<QueryFields>();
        return Results.Json(fields.Names(scope).Select(n => fields.Find(n, scope)).OfType<QueryField>()
            .Select(f => new FieldDescription(f.Name, f.Aliases, f.Operators, f.OrderKey is not null)), PlatformJson.Options);
    }

    private static IResult Complete(Visit visit, string? q, int? at)
    {
        var text = q ?? "";
        if (text.Length > QueryLimits.Characters)
            return QueryFault.Whole("TooLong", QueryLimits.Characters).ToProblem();
        return Results.Json(QueryCompletion.At(text, at ?? text.Length, visit.QueryScope()), PlatformJson.Options);
    }
}

/// <summary>A field as the API describes it.</summary>
public sealed record FieldDescription(string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Operators, bool Sortable);
