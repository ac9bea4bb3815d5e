using Microsoft.EntityFrameworkCore;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Data;
using Steward.Platform.Edge;

namespace Steward.Identity.EntryLinks;

/// <summary>What pages and the API show of links.</summary>
internal static class EntryLinkSight
{
    /// <summary>Somebody who never had a password is invited; anybody else chooses a new one.</summary>
    public static async Task<EntryPurpose> PurposeFor(long personId, AppDb db) =>
        await db.Set<Account>().AnyAsync(a => a.PersonId == personId) ? EntryPurpose.NewPassword : EntryPurpose.Invitation;

    public static string PathOf(EntryPurpose purpose, string secret, Visit visit) =>
        visit.Root + (purpose == EntryPurpose.Invitation ? "/invitation/" : "/new-password/") + secret;
}
