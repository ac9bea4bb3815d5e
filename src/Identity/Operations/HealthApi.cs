using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Platform;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.Platform.Health;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>One sign as the API answers it; value and advice are in the asker's language, the rest is for programs.</summary>
public sealed record HealthSignView(string Id, HealthGroup Group, string Label, string? Value, double? Number, Instant? At, Condition Condition, string? Advice);

public sealed record HealthAnswer(Instant At, Condition Condition, IReadOnlyList<HealthSignView> Signs, IReadOnlyList<TableRows> Tables);

/// <summary><c>/api/v1/health</c>: what the health page shows, for administrators' tokens of scope admin.</summary>
internal static class HealthApi
{
    public static void MapHealthApi(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1/health").WithTags("Operations").RequireApi()
        .MapGet("/", Read).Produces<HealthAnswer>().WithSummary("How the workspace and the node that answers are doing.");

    private static async Task<IResult> Read(Visit visit, HealthReading reading, CancellationToken cancel)
    {
        if (visit.Closed(PlatformPermissions.Administer) is { } closed)
            return closed.ToProblem();
        var report = await reading.Look(visit.Workspace, cancel);
        return Results.Json(
            new HealthAnswer(
                report.At, report.Worst,
                [.. report.Signs.Select(s => new HealthSignView(s.Id, s.Group, s.Label.ToString(), s.Value, s.Number, s.At, s.Condition, s.Mend?.ToString()))],
                report.Tables),
            PlatformJson.Options);
    }
}
