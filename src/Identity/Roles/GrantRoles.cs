using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Roles;

/// <summary>Sets the roles of a person or a team in a space; <see cref="Role.None"/> takes them away.</summary>
public sealed record GrantRoles(long SpaceId, Role Roles) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public long? PersonId { get; init; }

    public long? TeamId { get; init; }

    public Refusal? Check() => PersonId is null == TeamId is null
        ? Refusal.Invalid("personId", Texts<IdentityTexts>.Say("GrantWhom"))
        : null;
}

internal sealed class GrantRolesHandler(IEnumerable<ISpaceNames> borders) : IHandle<GrantRoles, Done>
{
    public async Task<Outcome<Done>> Handle(GrantRoles command, CommandContext context)
    {
        if ((command.Roles & ~RoleWords.All) != 0)
            return Refusal.Invalid("roles", Texts<IdentityTexts>.Say("ChooseOne", RoleWords.All));
        if (!borders.Any(border => border.In(context.Workspace).Any(space => space.Id == command.SpaceId)))
            return Refusal.Missing(Texts<IdentityTexts>.Say("SpaceMissing"));
        if (command.PersonId is { } person && !await context.Db.Set<Person>().AnyAsync(p => p.Id == person))
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (command.TeamId is { } team && !await context.Db.Set<Team>().AnyAsync(t => t.Id == team))
            return Refusal.Missing(Texts<IdentityTexts>.Say("TeamMissing"));
        var grant = await context.Db.Set<Grant>().FirstOrDefaultAsync(
            g => g.SpaceId == command.SpaceId && g.PersonId == command.PersonId && g.TeamId == command.TeamId);
        var before = grant?.Roles ?? Role.None;
        if (before == command.Roles)
            return Done.Instance;
        if (grant is null)
            context.Db.Add(new Grant { Id = Ids.Next(), SpaceId = command.SpaceId, PersonId = command.PersonId, TeamId = command.TeamId, Roles = command.Roles });
        else if (command.Roles == Role.None)
            context.Db.Remove(grant);
        else
            grant.Roles = command.Roles;
        context.Record(new RolesGranted
        {
            SubjectId = command.PersonId ?? command.TeamId!.Value,
            SpaceId = command.SpaceId,
            Changes = [new Change(command.PersonId is null ? "team roles" : "roles", before.ToString(), command.Roles.ToString())],
        });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return Done.Instance;
    }
}
