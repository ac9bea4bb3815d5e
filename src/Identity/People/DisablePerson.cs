using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.EntryLinks;
using Steward.Identity.Sessions;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>Shuts somebody out everywhere: sessions, tokens and open links end with it. Their name stays on what they did.</summary>
public sealed record DisablePerson(long PersonId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;
}

/// <summary>Lets somebody in again. They sign in anew; tokens stay revoked.</summary>
public sealed record EnablePerson(long PersonId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;
}

internal sealed class DisablePersonHandler : IHandle<DisablePerson, Done>
{
    public async Task<Outcome<Done>> Handle(DisablePerson command, CommandContext context)
    {
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == command.PersonId);
        if (person is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (person.DisabledAt is not null)
            return Done.Instance;
        var admins = await context.Db.Set<Person>().Where(p => p.IsAdmin).ToListAsync();
        if ((PersonRules.MustNotBeOneself(person, context.Actor.PersonId) ?? PersonRules.MustNotBeTheLastAdmin(person, admins)) is { } refusal)
            return refusal;

        person.DisabledAt = context.Now;
        await context.Db.Set<Session>().Where(s => s.PersonId == person.Id).ExecuteDeleteAsync();
        await context.Db.Set<EntryLink>().Where(l => l.PersonId == person.Id).ExecuteDeleteAsync();
        await context.Db.Set<PasswordWish>().Where(w => w.PersonId == person.Id).ExecuteDeleteAsync();
        foreach (var token in await context.Db.Set<ApiToken>().Where(t => t.PersonId == person.Id && t.RevokedAt == null).ToListAsync())
            token.RevokedAt = context.Now;
        context.Record(new PersonDisabled { SubjectId = person.Id });
        context.Tell(new LiveNews(Credentials.Topic));
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return Done.Instance;
    }
}

internal sealed class EnablePersonHandler : IHandle<EnablePerson, Done>
{
    public async Task<Outcome<Done>> Handle(EnablePerson command, CommandContext context)
    {
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == command.PersonId);
        if (person is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (person.DisabledAt is null)
            return Done.Instance;
        if (PersonRules.MustNotBeErased(person) is { } erased)
            return erased;
        person.DisabledAt = null;
        context.Record(new PersonEnabled { SubjectId = person.Id });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return Done.Instance;
    }
}
