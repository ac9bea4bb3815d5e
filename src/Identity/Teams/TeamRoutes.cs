using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;

namespace Steward.Identity.Teams;

/// <summary>The forms of the team pages.</summary>
internal static class TeamRoutes
{
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/teams", Create);
        routes.MapForm("/admin/teams/{id:long}", Change);
        routes.MapForm("/admin/teams/{id:long}/removal", Remove);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, [FromForm] string? name)
    {
        var outcome = await visit.Send(new CreateTeam(name ?? "", []), cancel: http.RequestAborted);
        return outcome.Succeeded
            ? visit.SeeOther($"/admin/teams/{outcome.Answer.Id}")
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<TeamsPage>(outcome.Refusal, new { Name = name, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Change(HttpContext http, Visit visit, long id, [FromForm] string? name, [FromForm] string? leadId, IFormCollection form)
    {
        var command = new ChangeTeam(id) { Name = name ?? "", LeadId = Id(leadId), MemberIds = [.. form["members"].Select(Id)] };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? visit.SeeOther($"/admin/teams/{id}?done=saved")
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<TeamPage>(outcome.Refusal, new { Id = id, Name = name, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new RemoveTeam(id), cancel: http.RequestAborted);
        return outcome.Succeeded
            ? visit.SeeOther("/admin/teams")
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<TeamPage>(outcome.Refusal, new { Id = id, Refused = outcome.Refusal.Sentence.ToString() });
    }

    /// <summary>An empty choice is nobody, which the command writes as 0.</summary>
    private static long Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
