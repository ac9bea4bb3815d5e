using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;

namespace Steward.Platform.Outgoing;

/// <summary>What the platform itself keeps about a person: letters to them, and answers kept for repeated calls.</summary>
public static class PersonalTraces
{
    public static async Task<int> Count(Data.AppDb db, long personId, string? email, CancellationToken cancel) =>
        await Letters(db, personId, email).CountAsync(cancel);

    public static async Task Remove(CommandContext context, long personId, string? email)
    {
        await Letters(context.Db, personId, email).ExecuteDeleteAsync();
        await context.Db.Set<KeptAnswer>().Where(a => a.PersonId == personId).ExecuteDeleteAsync();
    }

    private static IQueryable<OutgoingMessage> Letters(Data.AppDb db, long personId, string? email)
    {
        var about = $"person:{personId}";
        return db.Set<OutgoingMessage>().Where(m => m.About == about || (email != null && m.Recipient == email));
    }
}
