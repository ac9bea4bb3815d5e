using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Audit;

internal static partial class LinkWriter
{
    // One prepared statement: thousands of tracked inserts would hold the only writer ten times as long.
    private static void InsertOneByOne(AppDb db, IReadOnlyList<AuditLink> links)
    {
        using var insert = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        insert.CommandText = "INSERT INTO audit_links (seq, event_id, hash) VALUES ($seq, $event, $hash)";
        var (seq, eventId, hash) = (insert.Parameters.Add("$seq", SqliteType.Integer), insert.Parameters.Add("$event", SqliteType.Integer), insert.Parameters.Add("$hash", SqliteType.Blob));
        foreach (var link in links)
        {
            (seq.Value, eventId.Value, hash.Value) = (link.Seq, link.EventId, link.Hash);
            insert.ExecuteNonQuery();
        }
    }
}
