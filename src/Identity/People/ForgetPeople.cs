using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Roles;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Identity.Teams;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;

namespace Steward.Identity.People;

public sealed record PersonForgotten : Happening
{
    public override string Kind => "person.forgotten";

    public override string Subject => "person";
}

/// <summary>
/// Removes people who are known by name only: they never could sign in and hold no role, team or token. Anybody else in the list stays.
/// Only the program orders this, when it takes back what it made and nothing names them any more.
/// </summary>
public sealed record ForgetPeople(IReadOnlyList<long> PersonIds) : ICommand<ForgottenPeople>
{
    public static Permission Needs => IdentityPermissions.Program;
}

public sealed record ForgottenPeople(int Count);

internal sealed class ForgetPeopleHandler : IHandle<ForgetPeople, ForgottenPeople>
{
    public async Task<Outcome<ForgottenPeople>> Handle(ForgetPeople command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var ids = command.PersonIds;
        var db = context.Db;
        var bound = new HashSet<long>(
        [
            .. await db.Set<Account>().Where(a => ids.Contains(a.PersonId)).Select(a => a.PersonId).ToListAsync(),
            .. await db.Set<Grant>().Where(g => g.PersonId != null && ids.Contains(g.PersonId.Value)).Select(g => g.PersonId!.Value).ToListAsync(),
            .. await db.Set<TeamMember>().Where(m => ids.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(),
            .. await db.Set<ApiToken>().Where(t => ids.Contains(t.PersonId)).Select(t => t.PersonId).ToListAsync(),
        ]);
        var gone = await db.Set<Person>().Where(p => ids.Contains(p.Id) && !p.IsAdmin).ToListAsync();
        gone.RemoveAll(person => bound.Contains(person.Id));
        foreach (var person in gone)
        {
            db.Remove(person);
            context.Record(new PersonForgotten { SubjectId = person.Id, Changes = [new Change("name", person.Name, null)] });
        }

        if (gone.Count > 0)
            context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new ForgottenPeople(gone.Count);
    }
}
