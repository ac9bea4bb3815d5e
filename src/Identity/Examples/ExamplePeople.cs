using Microsoft.EntityFrameworkCore;
using Steward.Identity.EntryLinks;
using Steward.Identity.Passkeys;
using Steward.Identity.People;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Identity.Tokens;
using Steward.Platform.Data;

namespace Steward.Identity.Examples;

/// <summary>Everything by which people of the example could come in.</summary>
internal static class ExamplePeople
{
    public static async Task RemoveWaysIn(AppDb db, IReadOnlyList<long> people)
    {
        await db.Set<Session>().Where(s => people.Contains(s.PersonId)).ExecuteDeleteAsync();
        await db.Set<ApiToken>().Where(t => people.Contains(t.PersonId)).ExecuteDeleteAsync();
        await db.Set<Passkey>().Where(p => people.Contains(p.PersonId)).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(c => people.Contains(c.PersonId)).ExecuteDeleteAsync();
        await db.Set<Authenticator>().Where(a => people.Contains(a.PersonId)).ExecuteDeleteAsync();
        await db.Set<EntryLink>().Where(l => people.Contains(l.PersonId)).ExecuteDeleteAsync();
        await db.Set<PasswordWish>().Where(w => people.Contains(w.PersonId)).ExecuteDeleteAsync();
        await db.Set<Account>().Where(a => people.Contains(a.PersonId)).ExecuteDeleteAsync();
    }
}
