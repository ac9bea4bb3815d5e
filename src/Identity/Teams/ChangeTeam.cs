using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Teams;

public sealed record TeamChanged : Happening
{
    public override string Kind => "team.changed";

    public override string Subject => "team";
}

/// <summary>Changes a team. What is null stays; <see cref="MemberIds"/> is the whole new list; a lead of 0 leaves the team without one.</summary>
public sealed record ChangeTeam(long TeamId) : ICommand<TeamAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public string? Name { get; init; }

    public long? LeadId { get; init; }

    public IReadOnlyList<long>? MemberIds { get; init; }

    public Refusal? Check() => Name is not null && (string.IsNullOrWhiteSpace(Name) || Name.Length > 120)
        ? Refusal.Invalid("name", Texts<IdentityTexts>.Say("TeamName"))
        : null;
}

/// <summary>Removes a team. Its members stay; a team that still holds roles in a space is refused, because rights would vanish unseen.</summary>
public sealed record RemoveTeam(long TeamId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;
}

internal sealed class ChangeTeamHandler : IHandle<ChangeTeam, TeamAnswer>
{
    public async Task<Outcome<TeamAnswer>> Handle(ChangeTeam command, CommandContext context)
    {
        var team = await context.Db.Set<Team>().FirstOrDefaultAsync(t => t.Id == command.TeamId);
        if (team is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("TeamMissing"));
        var people = await context.Db.Set<Person>().ToDictionaryAsync(p => p.Id);
        var changes = new List<Change>();
        if (command.Name?.Trim() is { } name && name != team.Name)
        {
            if (await context.Db.Set<Team>().AnyAsync(t => t.Name == name && t.Id != team.Id))
                return Refusal.Invalid("name", Texts<IdentityTexts>.Say("TeamTaken", name));
            changes.Add(new Change("name", team.Name, name));
            team.Name = name;
        }

        var newLead = command.LeadId == 0 ? null : command.LeadId ?? team.LeadId;
        if (newLead != team.LeadId)
        {
            if (newLead is { } id && (!people.TryGetValue(id, out var leader) || leader.DisabledAt is not null))
                return Refusal.Invalid("leadId", Texts<IdentityTexts>.Say("PersonMissing"));
            changes.Add(new Change("lead", NameOf(team.LeadId), NameOf(newLead)));
            team.LeadId = newLead;
        }

        if (command.MemberIds is not null && await SetMembers(team, command.MemberIds, people, changes, context) is { } refusal)
            return refusal;
        if (changes.Count > 0)
        {
            context.Record(new TeamChanged { SubjectId = team.Id, Changes = changes });
            context.Tell(new LiveNews(PeopleDirectory.Topic));
        }

        return new TeamAnswer(team.Id, team.Name);

        string? NameOf(long? id) => id is { } known ? people.GetValueOrDefault(known)?.Name : null;
    }

    private static async Task<Refusal?> SetMembers(Team team, IReadOnlyList<long> wanted, Dictionary<long, Person> people, List<Change> changes, CommandContext context)
    {
        if (wanted.Any(id => !people.ContainsKey(id)))
            return Refusal.Invalid("memberIds", Texts<IdentityTexts>.Say("PersonMissing"));
        var now = await context.Db.Set<TeamMember>().Where(m => m.TeamId == team.Id).ToListAsync();
        foreach (var gone in now.Where(m => !wanted.Contains(m.PersonId)))
        {
            context.Db.Remove(gone);
            changes.Add(new Change("member", people[gone.PersonId].Name, null));
        }

        foreach (var added in wanted.Distinct().Where(id => now.TrueForAll(m => m.PersonId != id)))
        {
            context.Db.Add(new TeamMember { TeamId = team.Id, PersonId = added });
            changes.Add(new Change("member", null, people[added].Name));
        }

        return null;
    }
}

internal sealed class RemoveTeamHandler : IHandle<RemoveTeam, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveTeam command, CommandContext context)
    {
        var team = await context.Db.Set<Team>().FirstOrDefaultAsync(t => t.Id == command.TeamId);
        if (team is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("TeamMissing"));
        if (await context.Db.Set<Grant>().AnyAsync(g => g.TeamId == team.Id))
            return Refusal.Conflict(Texts<IdentityTexts>.Say("TeamHoldsRoles", team.Name));
        await context.Db.Set<TeamMember>().Where(m => m.TeamId == team.Id).ExecuteDeleteAsync();
        context.Db.Remove(team);
        context.Record(new TeamChanged { SubjectId = team.Id, Changes = [new Change("name", team.Name, null)] });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return Done.Instance;
    }
}
