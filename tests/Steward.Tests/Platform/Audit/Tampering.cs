using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;

namespace Steward.Tests.Platform.Audit;

/// <summary>What somebody with the database in their hands, but not the key, could do to the history.</summary>
internal static class Tampering
{
    /// <summary>Every column of an event, and a value it does not have.</summary>
    public static readonly (string Column, string Value)[] Edits =
    [
        ("id", "id + 1"), ("at", "at - 1"), ("recorded_at", "recorded_at + 86400000"), ("kind", "'item.removed'"), ("subject", "'person'"),
        ("subject_id", "subject_id + 1"), ("space_id", "coalesce(space_id, 0) + 1"), ("actor_id", "coalesce(actor_id, 0) + 1"),
        ("on_behalf_of_id", "coalesce(on_behalf_of_id, 0) + 1"), ("channel", "channel + 1"), ("internal", "NOT internal"),
        ("changes", "coalesce(changes, '') || ' '"), ("note", "coalesce(note, '') || '!'"),
    ];

    public static Task Edit(AppDb db, long eventId, string column, string value) => Sql(db, $"UPDATE events SET {column} = {value} WHERE id = {eventId}");

    public static Task DeleteEvent(AppDb db, long eventId) => Sql(db, $"DELETE FROM events WHERE id = {eventId}");

    /// <summary>Exchanges the content of two events under their ids.</summary>
    public static async Task SwapEvents(AppDb db, long one, long other)
    {
        await Sql(db, $"UPDATE events SET id = -1 WHERE id = {one}");
        await Sql(db, $"UPDATE events SET id = {one} WHERE id = {other}");
        await Sql(db, $"UPDATE events SET id = {other} WHERE id = -1");
    }

    /// <summary>Exchanges the places of two events in the chain.</summary>
    public static async Task SwapPlaces(AppDb db, long one, long other)
    {
        await Sql(db, $"UPDATE audit_links SET event_id = -1 WHERE event_id = {one}");
        await Sql(db, $"UPDATE audit_links SET event_id = {one} WHERE event_id = {other}");
        await Sql(db, $"UPDATE audit_links SET event_id = {other} WHERE event_id = -1");
    }

    public static Task RemoveLinks(AppDb db, long from, long to) => Sql(db, $"DELETE FROM audit_links WHERE seq BETWEEN {from} AND {to}");

    /// <summary>Takes everything away from an entry on, events and chain, and perhaps the checkpoints that knew it.</summary>
    public static async Task CutFrom(AppDb db, long seq, bool checkpointsToo)
    {
        await Sql(db, $"DELETE FROM events WHERE id IN (SELECT event_id FROM audit_links WHERE seq >= {seq})");
        await Sql(db, $"DELETE FROM audit_links WHERE seq >= {seq}");
        if (checkpointsToo)
            await Sql(db, $"DELETE FROM audit_checkpoints WHERE count >= {seq}");
    }

    public static Task RemoveCheckpoint(AppDb db, long number) => Sql(db, $"DELETE FROM audit_checkpoints WHERE number = {number}");

    public static Task EditCheckpoint(AppDb db, long number, string column, string value) => Sql(db, $"UPDATE audit_checkpoints SET {column} = {value} WHERE number = {number}");

    /// <summary>Puts in an event that never was, a little after an old one.</summary>
    public static Task Insert(AppDb db, long after) => Sql(db,
        $"INSERT INTO events (id, at, recorded_at, kind, subject, subject_id, channel, internal) SELECT id + 1, at, recorded_at, 'item.approved', subject, subject_id, channel, internal FROM events WHERE id = {after}");

    /// <summary>Gives the chain, as the events stand now, consistent numbers and hashes from the beginning.</summary>
    public static async Task Restamp(AppDb db, Workspace workspace)
    {
        var ids = await db.Set<AuditLink>().OrderBy(l => l.Seq).Select(l => l.EventId).ToListAsync();
        var rows = await db.Set<EventRow>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id);
        await Sql(db, "DELETE FROM audit_links");
        var chain = new EventChain();
        var (seq, hash) = (0L, EventChain.Beginning(workspace.Id));
        foreach (var id in ids.Where(rows.ContainsKey))
        {
            hash = chain.Link(hash, ++seq, rows[id]);
            await db.Database.ExecuteSqlAsync($"INSERT INTO audit_links (seq, event_id, hash) VALUES ({seq}, {id}, {hash})");
        }
    }

    /// <summary>Makes all checkpoints agree with a restamped chain and signs them with a key of the tamperer's own.</summary>
    /// <param name="db">Where.</param>
    /// <param name="workspace">Whose history.</param>
    /// <param name="keys">The tamperer's key.</param>
    /// <param name="claim">The key id to claim; the tamperer's own when null.</param>
    public static async Task SignAgain(AppDb db, Workspace workspace, AuditKeys keys, string? claim)
    {
        AuditCheckpoint? last = null;
        foreach (var checkpoint in await db.Set<AuditCheckpoint>().OrderBy(c => c.Number).ToListAsync())
        {
            var head = await db.Set<AuditLink>().Where(l => l.Seq == checkpoint.Count).Select(l => l.Hash).FirstAsync();
            var forged = keys.Sign(checkpoint with { Head = Convert.ToHexStringLower(head), Previous = AuditSealer.HashOfSignature(last) }, workspace.Id);
            last = forged with { KeyId = claim ?? forged.KeyId };
            await db.Database.ExecuteSqlAsync(
                $"UPDATE audit_checkpoints SET head = {last.Head}, previous = {last.Previous}, key_id = {last.KeyId}, signature = {last.Signature} WHERE number = {last.Number}");
        }
    }

    private static Task Sql(AppDb db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
}
