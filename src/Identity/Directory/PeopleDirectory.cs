using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.Identity.Directory;

/// <summary>
/// Everybody of a workspace, kept in memory: names for lists, roles for rights. News of <c>people</c> makes it read again, on every node, so
/// a page never joins people and a permission never costs a query.
/// </summary>
public sealed class PeopleDirectory : IPerWorkspace<PeopleDirectory>
{
    /// <summary>The topic that makes all nodes read people, teams and grants again.</summary>
    public const string Topic = "people";

    private readonly Remembered<Snapshot> remembered;

    private PeopleDirectory(Workspace workspace) => remembered = new(workspace, Topic, db => new Snapshot(
        db.Set<Person>().ToFrozenDictionary(p => p.Id),
        db.Set<Team>().ToFrozenDictionary(t => t.Id),
        [.. db.Set<TeamMember>()],
        [.. db.Set<Grant>()]));

    public static PeopleDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>What stands now. Hold it for one request, not longer.</summary>
    public Snapshot Now => remembered.Now;
}

/// <summary>One consistent reading of people, teams and grants.</summary>
public sealed class Snapshot
{
    private readonly FrozenDictionary<string, Person> byEmail;
    private readonly ILookup<long, long> teamsOf;
    private readonly ILookup<long, long> membersOf;
    private readonly ILookup<long, Grant> personGrants;
    private readonly ILookup<long, Grant> teamGrants;

    internal Snapshot(FrozenDictionary<long, Person> people, FrozenDictionary<long, Team> teams, IReadOnlyList<TeamMember> members, IReadOnlyList<Grant> grants)
    {
        People = people;
        Teams = teams;
        Grants = grants;
        byEmail = people.Values.Where(p => p.Email is not null).ToFrozenDictionary(p => p.Email!, StringComparer.Ordinal);
        teamsOf = members.ToLookup(m => m.PersonId, m => m.TeamId);
        membersOf = members.ToLookup(m => m.TeamId, m => m.PersonId);
        personGrants = grants.Where(g => g.PersonId is not null).ToLookup(g => g.PersonId!.Value);
        teamGrants = grants.Where(g => g.TeamId is not null).ToLookup(g => g.TeamId!.Value);
    }

    public FrozenDictionary<long, Person> People { get; }

    public FrozenDictionary<long, Team> Teams { get; }

    public IReadOnlyList<Grant> Grants { get; }

    public Person? Find(long? id) => id is { } known ? People.GetValueOrDefault(known) : null;

    public Person? Find(string email) => byEmail.GetValueOrDefault(email.Trim().ToLowerInvariant());

    public string NameOf(long? id) => Find(id)?.Name ?? "";

    public string TeamNameOf(long? id) => id is { } known && Teams.TryGetValue(known, out var team) ? team.Name : "";

    public IEnumerable<long> TeamsOf(long personId) => teamsOf[personId];

    public IEnumerable<long> MembersOf(long teamId) => membersOf[teamId];

    /// <summary>Everybody with one of <paramref name="roles"/> in the space, by name.</summary>
    public IReadOnlyList<Person> With(Role roles, long spaceId) =>
    [
        .. People.Values.Where(p => p.DisabledAt is null && (RolesOf(p.Id).GetValueOrDefault(spaceId) & roles) != 0)
            .OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase),
    ];

    /// <summary>Roles by space, own grants and those of teams added up.</summary>
    public FrozenDictionary<long, Role> RolesOf(long personId) => RolesOf(personId, teamsOf[personId]);

    /// <summary>True for staff of the space: they see internal notes and everything in it.</summary>
    public bool ReadsAllOf(Person person, long spaceId) => person.IsAdmin || (RolesOf(person.Id).GetValueOrDefault(spaceId) & Actor.StaffRoles) != 0;

    /// <summary>The actor a person is, by the given door.</summary>
    public Actor ActorOf(Person person, Channel channel, TokenScope scope = TokenScope.Admin)
    {
        var teams = teamsOf[person.Id].ToFrozenSet();
        return new Actor
        {
            PersonId = person.Id,
            Name = person.Name,
            IsAdmin = person.IsAdmin,
            ClientId = person.ClientId,
            Channel = channel,
            Scope = scope,
            Roles = RolesOf(person.Id, teams),
            Teams = teams,
            Culture = person.Culture,
            Zone = person.Zone,
            Appearance = $"{person.Theme}.{person.Density}.{(person.Hotkeys ? "on" : "off")}",
        };
    }

    private FrozenDictionary<long, Role> RolesOf(long personId, IEnumerable<long> teams) =>
        personGrants[personId].Concat(teams.SelectMany(t => teamGrants[t]))
            .GroupBy(g => g.SpaceId)
            .ToFrozenDictionary(g => g.Key, g => g.Aggregate(Role.None, (sum, grant) => sum | grant.Roles));
}
