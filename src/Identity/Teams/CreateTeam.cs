using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Teams;

public sealed record CreateTeam(string Name, IReadOnlyList<long> MemberIds) : ICommand<TeamAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public long? LeadId { get; init; }

    public Refusal? Check() => string.IsNullOrWhiteSpace(Name) || Name.Length > 120
        ? Refusal.Invalid("name", Texts<IdentityTexts>.Say("TeamName"))
        : null;
}

public sealed record TeamAnswer(long Id, string Name);

internal sealed class CreateTeamHandler : IHandle<CreateTeam, TeamAnswer>
{
    public async Task<Outcome<TeamAnswer>> Handle(CreateTeam command, CommandContext context)
    {
        var name = command.Name.Trim();
        if (await context.Db.Set<Team>().AnyAsync(t => t.Name == name))
            return Refusal.Invalid("name", Texts<IdentityTexts>.Say("TeamTaken", name));
        var team = new Team { Id = Ids.Next(), Name = name, LeadId = command.LeadId };
        context.Db.Add(team);
        foreach (var member in command.MemberIds.Distinct())
            context.Db.Add(new TeamMember { TeamId = team.Id, PersonId = member });
        context.Record(new TeamCreated { SubjectId = team.Id, Changes = [new Change("name", null, name)] });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new TeamAnswer(team.Id, name);
    }
}
