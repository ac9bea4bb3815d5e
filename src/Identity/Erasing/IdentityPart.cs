using Microsoft.EntityFrameworkCore;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.EntryLinks;
using Steward.Identity.Passkeys;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.Teams;
using Steward.Identity.Tokens;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;

namespace Steward.Identity.Erasing;

/// <summary>Every way in, every role, absences and hours, and letters: they go.</summary>
internal sealed class IdentityPart : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel)
    {
        var id = person.Id;
        var waysIn = await db.Set<Account>().CountAsync(a => a.PersonId == id, cancel) + await db.Set<Passkey>().CountAsync(p => p.PersonId == id, cancel)
            + await db.Set<Authenticator>().CountAsync(a => a.PersonId == id, cancel) + await db.Set<EntryLink>().CountAsync(l => l.PersonId == id, cancel);
        return
        [
            Line("Erase_WaysIn", waysIn),
            Line("Erase_Sessions", await db.Set<Session>().CountAsync(s => s.PersonId == id, cancel)),
            Line("Erase_Tokens", await db.Set<ApiToken>().CountAsync(t => t.PersonId == id, cancel)),
            Line("Erase_Roles", await db.Set<Grant>().CountAsync(g => g.PersonId == id, cancel) + await db.Set<TeamMember>().CountAsync(m => m.PersonId == id, cancel)),
            Line("Erase_Absences", await db.Set<Absence>().CountAsync(a => a.PersonId == id, cancel)),
            Line("Erase_Letters", await PersonalTraces.Count(db, id, person.Email, cancel)),
        ];
    }

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        var (db, id) = (context.Db, person.Id);
        await db.Set<Account>().Where(a => a.PersonId == id).ExecuteDeleteAsync();
        await db.Set<Passkey>().Where(p => p.PersonId == id).ExecuteDeleteAsync();
        await db.Set<Authenticator>().Where(a => a.PersonId == id).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(c => c.PersonId == id).ExecuteDeleteAsync();
        await db.Set<EntryLink>().Where(l => l.PersonId == id).ExecuteDeleteAsync();
        await db.Set<PasswordWish>().Where(w => w.PersonId == id).ExecuteDeleteAsync();
        await db.Set<Session>().Where(s => s.PersonId == id).ExecuteDeleteAsync();
        await db.Set<ApiToken>().Where(t => t.PersonId == id).ExecuteDeleteAsync();
        await db.Set<Grant>().Where(g => g.PersonId == id).ExecuteDeleteAsync();
        await db.Set<TeamMember>().Where(m => m.PersonId == id).ExecuteDeleteAsync();
        await db.Set<Team>().Where(t => t.LeadId == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LeadId, (long?)null));
        await db.Set<Person>().Where(p => p.DeputyId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeputyId, (long?)null));
        await db.Set<Absence>().Where(a => a.PersonId == id).ExecuteDeleteAsync();
        await db.Set<CalendarZone>().Where(z => z.OwnerKind == CalendarOwnerKind.Person && z.OwnerId == id).ExecuteDeleteAsync();
        await db.Set<CalendarWeek>().Where(w => w.OwnerKind == CalendarOwnerKind.Person && w.OwnerId == id).ExecuteDeleteAsync();
        await db.Set<CalendarDay>().Where(d => d.OwnerKind == CalendarOwnerKind.Person && d.OwnerId == id).ExecuteDeleteAsync();
        await PersonalTraces.Remove(context, id, words.Email);
    }

    private static ErasureLine Line(string key, long count) => new(Texts<PeopleTexts>.Say(key), count, ErasureEffect.Goes);
}
