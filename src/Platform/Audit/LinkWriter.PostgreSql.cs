using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Audit;

internal static partial class LinkWriter
{
    private static async Task<bool> MyTurn(AppDb db) =>
        (await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || ' audit')) AS \"Value\"").ToListAsync())[0];

    private static Task InsertTogether(AppDb db, IReadOnlyList<AuditLink> links)
    {
        long[] seqs = [.. links.Select(l => l.Seq)], events = [.. links.Select(l => l.EventId)];
        byte[][] hashes = [.. links.Select(l => l.Hash)];
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO audit_links (seq, event_id, hash) SELECT * FROM unnest({seqs}, {events}, {hashes})");
    }
}
