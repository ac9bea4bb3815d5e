using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Jobs;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>A job as the API answers it. What it carries stays inside: it may hold what only its handler may read.</summary>
public sealed record JobView(
    string Id, string Kind, string Words, JobStanding State, Instant CreatedAt, Instant DueAt, int Tries, string? LastError, Instant? FinishedAt);

public sealed record JobsAnswer(IReadOnlyList<JobView> Items, string? NextCursor);

/// <summary><c>/api/v1/jobs</c>: the outbox, for administrators' tokens of scope admin.</summary>
internal static class JobsApi
{
    private const int Most = 200;

    public static void MapJobsApi(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/v1/jobs").WithTags("Operations").RequireApi();
        jobs.MapGet("/", List).Produces<JobsAnswer>().WithSummary("Lists jobs, newest first; state is waiting, running, parked or done.");
        jobs.MapPost("/{id:long}/run", (Visit visit, HttpContext http, long id) => Act(visit, http, new RunJobAgain(id))).WithSummary("Lets a parked job run again.");
        jobs.MapDelete("/{id:long}", (Visit visit, HttpContext http, long id) => Act(visit, http, new RemoveParkedJob(id))).WithSummary("Removes a parked job.");
    }

    private static async Task<IResult> List(Visit visit, JobCatalog catalog, string? state, string? kind, string? cursor, string? limit, CancellationToken cancel)
    {
        if (visit.Closed(PlatformPermissions.Administer) is { } closed)
            return closed.ToProblem();
        if (!JobFilter.TryState(state, out var standing))
            return Refusal.Invalid("state", Texts<OperationsTexts>.Say("StateUnknown", state)).ToProblem();
        long before = 0;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Refusal.Invalid("cursor", Texts<OperationsTexts>.Say("CursorUnknown")).ToProblem();
        var most = 50;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > Most))
            return Refusal.Invalid("limit", Texts<OperationsTexts>.Say("LimitUnknown", Most)).ToProblem();
        var rows = await visit.Db.Jobs(standing, kind, cursor is null ? null : before, most, visit.Now).ToListAsync(cancel);
        var next = rows.Count > most ? OperationsRoutes.Written(rows[most - 1].Id) : null;
        return Results.Json(new JobsAnswer([.. rows.Take(most).Select(job => View(job, catalog, visit.Now))], next), PlatformJson.Options);
    }

    private static async Task<IResult> Act(Visit visit, HttpContext http, ICommand<Done> command) =>
        (await visit.Send(command, http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static JobView View(JobRow job, JobCatalog catalog, Instant now) => new(
        OperationsRoutes.Written(job.Id), job.Kind, catalog.WordsOf(job.Kind), job.StandingOf(now), job.CreatedAt, job.DueAt, job.Tries, job.LastError, job.FinishedAt);
}
