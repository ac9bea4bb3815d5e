using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recurring;

/// <summary><c>/api/v1/schedules</c>: items that come back.</summary>
internal static class SchedulesApi
{
    public static void MapSchedulesApi(this IEndpointRouteBuilder routes)
    {
        var schedules = routes.MapGroup("/api/v1/schedules").WithTags("Schedules").RequireApi();
        schedules.MapGet("/", List).WithSummary("Lists schedules of the spaces one works in, with their next dates.");
        schedules.MapGet("/{id:long}", Read).WithSummary("Reads one schedule.").Produces<ScheduleAnswer>();
        schedules.MapPost("/", Save).WithSummary("Makes a schedule.").Produces<ScheduleAnswer>(StatusCodes.Status201Created);
        schedules.MapPatch("/{id:long}", Change).WithSummary("Changes the given parts, lets it rest or go on.").Produces<ScheduleAnswer>();
        schedules.MapDelete("/{id:long}", Remove).WithSummary("Ends a schedule; its items stay.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Visit visit, CancellationToken cancel) =>
        Json(new { Schedules = (await visit.ReadSchedules(cancel)).Select(s => ScheduleAnswer.Of(s, visit.Workspace)) });

    private static async Task<IResult> Read(long id, Visit visit, CancellationToken cancel) =>
        await visit.ReadSchedule(id, cancel) is { } schedule ? Json(ScheduleAnswer.Of(schedule, visit.Workspace)) : ScheduleOrders.NoSuchSchedule(id).ToProblem();

    private static async Task<IResult> Save(ScheduleBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SaveSchedule(null, body.Over(new ScheduleWish())), http.IdempotencyKey(), http.RequestAborted)).Or(saved =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/schedules/{saved.Id}";
            return Results.Json(saved, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });

    private static async Task<IResult> Change(long id, ScheduleBody body, Visit visit, HttpContext http)
    {
        if (await visit.ReadSchedule(id, http.RequestAborted) is not { } schedule)
            return ScheduleOrders.NoSuchSchedule(id).ToProblem();
        if (body with { Paused = null } == new ScheduleBody())
            return (await visit.Send(new PauseSchedule(id, body.Paused ?? schedule.PausedAt is not null), http.IdempotencyKey(), http.RequestAborted)).Or(Json);
        var saved = await visit.Send(new SaveSchedule(id, body.Over(ScheduleAnswer.Of(schedule, visit.Workspace).ToWish())), http.IdempotencyKey(), http.RequestAborted);
        return saved.Succeeded && body.Paused is { } paused
            ? (await visit.Send(new PauseSchedule(id, paused), cancel: http.RequestAborted)).Or(Json)
            : saved.Or(Json);
    }

    private static async Task<IResult> Remove(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RemoveSchedule(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>The parts of a schedule; what is left out stays, an empty text empties.</summary>
public sealed record ScheduleBody(
    string? Space = null, string? Type = null, string? Title = null, string? Description = null, string? Assignee = null, string? Team = null, string? Service = null,
    string? Process = null, Priority? Priority = null, Dictionary<string, string>? Fields = null, int? DueDays = null, string? Rule = null, LocalDate? Starts = null,
    OffDay? OffDay = null, int? LeadDays = null, Missed? Missed = null, bool? Paused = null, string? Template = null, Again? Again = null)
{
    internal ScheduleWish Over(ScheduleWish wish) => wish with
    {
        Space = Space ?? wish.Space, Type = Type ?? wish.Type, Title = Title ?? wish.Title, Description = Description ?? wish.Description, Assignee = Assignee ?? wish.Assignee,
        Team = Team ?? wish.Team, Service = Service ?? wish.Service, Process = Process ?? wish.Process, Priority = Priority ?? wish.Priority, Fields = Fields ?? wish.Fields,
        DueDays = DueDays ?? wish.DueDays, Rule = Rule ?? wish.Rule, Starts = Starts ?? wish.Starts, OffDay = OffDay ?? wish.OffDay, LeadDays = LeadDays ?? wish.LeadDays,
        Missed = Missed ?? wish.Missed, Template = Template ?? wish.Template, Again = Again ?? wish.Again,
    };
}
