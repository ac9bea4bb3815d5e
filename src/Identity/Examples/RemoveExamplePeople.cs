using Microsoft.EntityFrameworkCore;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.Teams;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;

namespace Steward.Identity.Examples;

/// <summary>
/// Takes out the people and teams that came in by the door of the example, with their ways in, roles, absences and calendars, and the example's days in the
/// calendar of the workspace. Whoever acts stays, and whom other modules still name.
/// </summary>
public sealed record RemoveExamplePeople(IReadOnlySet<long> NamedPeople, IReadOnlySet<long> NamedTeams, IReadOnlyList<long> SpacesGone) : ICommand<RemovedExamplePeople>
{
    /// <summary>Marks the example's own holidays in the workspace's calendar.</summary>
    public const string Holidays = "Northwind IT (example).ics";

    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>How many went, who stays, and the clients they belong to.</summary>
public sealed record RemovedExamplePeople(int People, int Teams, IReadOnlyList<string> KeptPeople, IReadOnlyList<string> KeptTeams, IReadOnlySet<long> NamedClients);

internal sealed class RemoveExamplePeopleHandler : IHandle<RemoveExamplePeople, RemovedExamplePeople>
{
    public async Task<Outcome<RemovedExamplePeople>> Handle(RemoveExamplePeople command, CommandContext context)
    {
        var db = context.Db;
        var made = db.MadeByExample("person.created");
        var people = await db.Set<Person>().Where(p => made.Contains(p.Id)).ToListAsync();
        var stay = people.FindAll(p => p.Id == context.Actor.PersonId || command.NamedPeople.Contains(p.Id));
        var gone = people.Except(stay).Select(p => p.Id).ToList();
        var madeTeams = db.MadeByExample("team.created");
        var teams = await db.Set<Team>().Where(t => madeTeams.Contains(t.Id)).ToListAsync();
        var teamsStay = teams.FindAll(t => command.NamedTeams.Contains(t.Id));
        var teamsGone = teams.Except(teamsStay).Select(t => t.Id).ToList();

        await ExamplePeople.RemoveWaysIn(db, gone);
        await db.Set<Grant>().Where(g => command.SpacesGone.Contains(g.SpaceId)).ExecuteDeleteAsync();
        await db.Set<Grant>().Where(g => (g.PersonId != null && gone.Contains(g.PersonId.Value)) || (g.TeamId != null && teamsGone.Contains(g.TeamId.Value))).ExecuteDeleteAsync();
        await db.Set<TeamMember>().Where(m => gone.Contains(m.PersonId) || teamsGone.Contains(m.TeamId)).ExecuteDeleteAsync();
        await db.Set<Absence>().Where(a => gone.Contains(a.PersonId)).ExecuteDeleteAsync();
        await ExampleCalendars.Remove(db, gone, teamsGone);
        await db.Set<Team>().Where(t => t.LeadId != null && gone.Contains(t.LeadId.Value)).ExecuteUpdateAsync(set => set.SetProperty(t => t.LeadId, (long?)null));
        await db.Set<Person>().Where(p => p.DeputyId != null && gone.Contains(p.DeputyId.Value)).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeputyId, (long?)null));
        await db.Set<Team>().Where(t => teamsGone.Contains(t.Id)).ExecuteDeleteAsync();
        await db.Set<Person>().Where(p => gone.Contains(p.Id)).ExecuteDeleteAsync();

        context.Tell(new LiveNews(PeopleDirectory.Topic));
        context.Tell(new LiveNews(WorkingCalendars.Topic));
        var clients = await db.Set<Person>().Where(p => p.ClientId != null).Select(p => p.ClientId!.Value).ToHashSetAsync();
        return new RemovedExamplePeople(gone.Count, teamsGone.Count, [.. stay.Where(p => p.Id != context.Actor.PersonId).Select(p => p.Name).Order(StringComparer.CurrentCulture)], teamsStay.ConvertAll(t => t.Name), clients);
    }
}
