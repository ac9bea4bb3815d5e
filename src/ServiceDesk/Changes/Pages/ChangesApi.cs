using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Changes.Planning;

namespace Steward.ServiceDesk.Changes.Pages;

/// <summary>A change in the calendar. Without a key it is one the caller does not see; it is there because it takes the time.</summary>
public sealed record PlannedAnswer(string? Key, string? Title, string? Model, string? Risk, string? State, Instant Start, Instant End);

/// <summary>A time in which nothing is changed.</summary>
public sealed record FreezeAnswer(string Reason, string? Service, Instant From, Instant To);

/// <summary>Two changes that stand in each other's way, and by which configuration items or by the same team.</summary>
public sealed record ClashAnswer(string? One, string? Other, IReadOnlyList<string> ConfigurationItems, bool SameTeam);

public sealed record ChangeCalendarAnswer(IReadOnlyList<PlannedAnswer> Changes, IReadOnlyList<FreezeAnswer> Freezes, IReadOnlyList<ClashAnswer> Clashes);

/// <summary><c>/api/v1/changes/calendar</c>: for people who work here.</summary>
internal static class ChangesApi
{
    private const int LongestSpan = 366;

    public static void MapChangesApi(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1/changes").WithTags("Changes").RequireApi()
        .MapGet("/calendar", Calendar).WithSummary("Changes, freezes and clashes between two days (from, to as 2026-12-31; the next 30 days when not given).").Produces<ChangeCalendarAnswer>();

    private static async Task<IResult> Calendar(HttpContext http, Visit visit, string? from, string? to)
    {
        if (!visit.Actor.IsStaff)
            return Refusal.Forbidden(Texts<ChangeTexts>.Say("MayNotReadCalendar")).ToProblem();
        var today = visit.Now.InZone(visit.Zone).Date;
        var (first, last) = (Day(from, today), Day(to, (Day(from, today) ?? today).PlusDays(30)));
        if (first is not { } begin || last is not { } end || end < begin || Period.DaysBetween(begin, end) > LongestSpan)
            return Refusal.Invalid(first is null ? "from" : "to", Texts<ChangeTexts>.Say("SpanShape", LongestSpan)).ToProblem();
        var (start, stop) = (begin.AtStartOfDayInZone(visit.Zone).ToInstant(), end.PlusDays(1).AtStartOfDayInZone(visit.Zone).ToInstant());
        var planned = await PlannedChanges.In(visit, start, stop, cancel: http.RequestAborted);
        var services = visit.Workspace.Get<Rulebook>().Agreements;
        return Results.Json(
            new ChangeCalendarAnswer(
                [.. planned.All.Select(c => new PlannedAnswer(c.Key, c.Key is null ? null : c.Item.Title, c.Key is null ? null : c.Model?.Key, c.Key is null ? null : c.Risk?.ToString().ToLowerInvariant(), c.Key is null ? null : c.Item.State, c.Start, c.End))],
                [.. visit.Workspace.Get<ChangeBook>().Freezes.Where(f => f.From < stop && f.To > start).Select(f => new FreezeAnswer(f.Reason, f.ServiceId is { } id ? services.Services.GetValueOrDefault(id)?.Name : null, f.From, f.To))],
                [.. planned.Clashes.Select(c => new ClashAnswer(c.One.Key, c.Other.Key, [.. c.Shared.Select(s => s.Key)], c.Team))]),
            PlatformJson.Options);
    }

    private static LocalDate? Day(string? text, LocalDate otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise : LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } day && day.Value.Year is >= 1970 and <= 2199 ? day.Value : null;
}
