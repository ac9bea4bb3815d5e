using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
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

internal sealed class GrantRolesHandler : IHandle<GrantRoles, Done>
{
    public async Task<Outcome<Done>> Handle(GrantRoles command, CommandContext context)
    {
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
