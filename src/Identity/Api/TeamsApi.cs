using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Identity.Teams;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Api;

/// <summary>A team as the API answers it; members and lead by mail address, or by name when they have none.</summary>
public sealed record TeamView(string Id, string Name, string? Lead, IReadOnlyList<string> Members)
{
    public static TeamView Of(Team team, Snapshot people) => new(
        PersonView.IdOf(team.Id), team.Name, Say(people, team.LeadId), [.. people.MembersOf(team.Id).Select(id => Say(people, id)).OfType<string>().Order(StringComparer.Ordinal)]);

    private static string? Say(Snapshot people, long? id) => people.Find(id) is { } person ? person.Email ?? person.Name : null;
}

public sealed record TeamsAnswer(IReadOnlyList<TeamView> Items);

/// <summary>A team to be made or changed. People by id or mail address; members is the whole list; an empty lead leaves none.</summary>
public sealed record TeamBody(string? Name = null, string? Lead = null, IReadOnlyList<string>? Members = null);

/// <summary><c>/api/v1/teams</c>.</summary>
internal static class TeamsApi
{
    public static void MapTeamsApi(this IEndpointRouteBuilder routes)
    {
        var teams = routes.MapGroup("/api/v1/teams").WithTags("Teams").RequireApi();
        teams.MapGet("/", List).WithSummary("Lists all teams by name.");
        teams.MapGet("/{team}", Read).WithSummary("Reads one team by id or name.");
        teams.MapPost("/", Create).WithSummary("Makes a team.");
        teams.MapPatch("/{team}", Change).WithSummary("Changes the given fields.");
        teams.MapDelete("/{team}", Remove).WithSummary("Removes a team that holds no roles any more.");
    }

    private static IResult List(Visit visit)
    {
        if (NotAllowed(visit) is { } no)
            return no;
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return Results.Json(new TeamsAnswer([.. people.Teams.Values.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => TeamView.Of(t, people))]), PlatformJson.Options);
    }

    private static IResult Read(Visit visit, string team) => NotAllowed(visit) ?? (Find(visit, team) is { } found ? Answer(visit, found.Id) : NoSuchTeam());

    private static async Task<IResult> Create(Visit visit, HttpContext http, TeamBody body)
    {
        var (lead, members, faults) = Named(visit, body);
        if (Refusal.From(faults) is { } unknown && visit.Actor.May(IdentityPermissions.ManagePeople))
            return unknown.ToProblem();
        var outcome = await visit.Send(new CreateTeam(body.Name ?? "", members ?? []) { LeadId = lead }, http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(made => Answer(visit, made.Id, StatusCodes.Status201Created));
    }

    private static async Task<IResult> Change(Visit visit, HttpContext http, string team, TeamBody body)
    {
        var (lead, members, faults) = Named(visit, body);
        var manages = visit.Actor.May(IdentityPermissions.ManagePeople);
        if (manages && Find(visit, team) is null)
            return NoSuchTeam();
        if (manages && Refusal.From(faults) is { } unknown)
            return unknown.ToProblem();
        var command = new ChangeTeam(Find(visit, team)?.Id ?? 0) { Name = body.Name, LeadId = lead, MemberIds = members };
        return (await visit.Send(command, http.IdempotencyKey(), http.RequestAborted)).Or(changed => Answer(visit, changed.Id));
    }

    private static async Task<IResult> Remove(Visit visit, HttpContext http, string team) =>
        (await visit.Send(new RemoveTeam(Find(visit, team)?.Id ?? 0), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static (long? Lead, IReadOnlyList<long>? Members, IReadOnlyList<FieldFault> Faults) Named(Visit visit, TeamBody body)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var faults = new List<FieldFault>();
        return (body.Lead is null ? null : body.Lead.Length == 0 ? 0 : Id("lead", body.Lead), body.Members?.Select(m => Id("members", m)).ToList(), faults);

        long Id(string field, string text)
        {
            if ((long.TryParse(text, out var id) ? people.Find(id) : people.Find(text)) is { } person)
                return person.Id;
            faults.Add(new(field, Texts<IdentityTexts>.Say("NobodyCalled", text)));
            return 0;
        }
    }

    private static Team? Find(Visit visit, string team)
    {
        var teams = visit.Workspace.Get<PeopleDirectory>().Now.Teams;
        return long.TryParse(team, out var id) && teams.TryGetValue(id, out var found)
            ? found
            : teams.Values.FirstOrDefault(t => string.Equals(t.Name, team, StringComparison.OrdinalIgnoreCase));
    }

    private static IResult Answer(Visit visit, long id, int status = StatusCodes.Status200OK)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return people.Teams.TryGetValue(id, out var team) ? Results.Json(TeamView.Of(team, people), PlatformJson.Options, statusCode: status) : NoSuchTeam();
    }

    private static IResult? NotAllowed(Visit visit) => visit.Actor.May(IdentityPermissions.ReadPeople)
        ? null
        : Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyColleagues")).ToProblem();

    private static IResult NoSuchTeam() => Refusal.Missing(Texts<IdentityTexts>.Say("TeamMissing")).ToProblem();
}
