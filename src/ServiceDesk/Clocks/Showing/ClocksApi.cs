using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Clocks.Showing;

/// <summary>A clock as the API answers it. Durations are whole milliseconds; null where the clock has not got so far.</summary>
public sealed record ClockAnswer(
    string Id, string Name, AgreementKind Kind, ClockMetric Metric, int Run, ClockStage Stage, bool Broken, string? Agreement, string? Team, int Amount, TargetUnit Unit,
    Instant StartedAt, Instant? PausedAt, Instant? EndedAt, Instant? DueAt, long? LimitMs, long? UsedMs, long? PassedMs, long PausedMs);

/// <summary><c>/api/v1/items/{key}/clocks</c>: for staff of the item's space.</summary>
internal static class ClocksApi
{
    public static void MapClocksApi(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1/items/{key}/clocks").WithTags("Service levels").RequireApi()
        .MapGet("", List).WithSummary("Lists the clocks of an item with all their runs.").Produces<IReadOnlyList<ClockAnswer>>();

    private static async Task<IResult> List(HttpContext http, Visit visit, string key)
    {
        var item = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);
        if (item is null)
            return Platform.Commands.Refusal.Missing(Texts<AgreementTexts>.Say("NoSuchItem", key)).ToProblem();
        if (!visit.Actor.ReadsAllOf(item.SpaceId))
            return Results.Json(Array.Empty<ClockAnswer>(), PlatformJson.Options);
        var (rules, people) = (visit.Workspace.Get<Rulebook>(), visit.Workspace.Get<PeopleDirectory>().Now);
        var clocks = await visit.Db.Set<Clock>().Where(c => c.ItemId == item.Id).OrderBy(c => c.DefinitionId).ThenBy(c => c.Run).ToListAsync(http.RequestAborted);
        return Results.Json(clocks.Select(c => new ClockAnswer(
            c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), rules.NameOf(c.DefinitionId), c.Kind, c.Metric, c.Run, c.Stage, c.Broken, rules.Agreements.Find(c.AgreementId)?.Name,
            c.TeamId is null ? null : people.TeamNameOf(c.TeamId), c.Amount, c.Unit, c.StartedAt, c.PausedAt, c.EndedAt, c.DueAt, c.LimitMs, c.UsedMs, c.PassedMs, c.StoodMs)), PlatformJson.Options);
    }
}
