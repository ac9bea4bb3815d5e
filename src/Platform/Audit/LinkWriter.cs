using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Audit;

/// <summary>Writes a batch of links and its checkpoint in one transaction, unless another node was faster.</summary>
internal static partial class LinkWriter
{
    /// <summary>False when the chain no longer ends where the batch begins, or another node is sealing right now.</summary>
    public static async Task<Written<bool>> Write(AppDb db, IReadOnlyList<AuditLink> links, AuditCheckpoint checkpoint)
    {
        var sqlite = db.Database.IsSqlite();
        if (!sqlite && !await MyTurn(db))
            return new(false, Keep: false);
        if ((await db.Set<AuditLink>().MaxAsync(l => (long?)l.Seq) ?? 0) != links[0].Seq - 1
            || (await db.Set<AuditCheckpoint>().MaxAsync(c => (long?)c.Number) ?? 0) != checkpoint.Number - 1)
            return new(false, Keep: false);
        if (sqlite)
            InsertOneByOne(db, links);
        else
            await InsertTogether(db, links);
        db.Add(checkpoint);
        return new(true, Keep: true);
    }
}
