namespace Steward.Bench.Drills;

/// <summary>One way to falsify the history with the database in one's hands, and what the verification must then say.</summary>
/// <param name="Name">In words, for the report.</param>
/// <param name="Sql">Statements on a copy of the workspace.</param>
/// <param name="FirstBad">The entry of the chain that must be named first; null where only a checkpoint can be named.</param>
internal sealed record Manipulation(string Name, string Sql, long? FirstBad)
{
    private static readonly (string Column, string Value)[] Edits =
    [
        ("at", "at - 60000"), ("recorded_at", "recorded_at + 86400000"), ("kind", "'item.removed'"), ("subject_id", "subject_id + 1"), ("space_id", "coalesce(space_id, 0) + 1"),
        ("actor_id", "coalesce(actor_id, 0) + 1"), ("channel", "channel + 1"), ("internal", "NOT internal"), ("changes", "coalesce(changes, '') || ' '"), ("note", "coalesce(note, '') || '!'"),
    ];

    /// <summary>A manipulation of any kind at any place of a chain with so many entries and checkpoints.</summary>
    public static Manipulation Any(Random random, long entries, long checkpoints)
    {
        var seq = random.NextInt64(1, entries);
        var other = random.NextInt64(seq + 1, entries + 1);
        var (column, value) = Edits[random.Next(Edits.Length)];
        return random.Next(8) switch
        {
            0 or 1 => new($"edit {column} of entry {seq}", $"UPDATE events SET {column} = {value} WHERE id = {EventAt(seq)}", seq),
            2 => new($"delete the event of entry {seq}", $"DELETE FROM events WHERE id = {EventAt(seq)}", seq),
            3 => new($"exchange the events of entries {seq} and {other}", Swap(seq, other), seq),
            4 => new($"take entry {seq} out of the chain", $"DELETE FROM audit_links WHERE seq = {seq}", seq),
            5 => new($"cut everything from entry {seq}, checkpoints too", Cut(seq), null),
            6 => new($"restamp entry {seq} with another hash", $"UPDATE audit_links SET hash = randomblob(32) WHERE seq = {seq}", seq),
            _ => new("change what a checkpoint says", $"UPDATE audit_checkpoints SET at = at - 1000 WHERE number = {random.NextInt64(1, checkpoints + 1)}", null),
        };
    }

    /// <summary>The positive control: a change the chain does not cover. A drill that counts it as found is worth nothing.</summary>
    public static Manipulation Harmless() => new("change a title, which is no history", "UPDATE work_items SET title = title || '!'", null);

    private static string EventAt(long seq) => $"(SELECT event_id FROM audit_links WHERE seq = {seq})";

    private static string Swap(long one, long other) =>
        $"""
        CREATE TEMP TABLE place AS SELECT {EventAt(one)} AS one, {EventAt(other)} AS other;
        UPDATE events SET id = -1 WHERE id = (SELECT one FROM place);
        UPDATE events SET id = (SELECT one FROM place) WHERE id = (SELECT other FROM place);
        UPDATE events SET id = (SELECT other FROM place) WHERE id = -1;
        """;

    private static string Cut(long seq) =>
        $"""
        DELETE FROM events WHERE id IN (SELECT event_id FROM audit_links WHERE seq >= {seq});
        DELETE FROM audit_links WHERE seq >= {seq};
        DELETE FROM audit_checkpoints WHERE count >= {seq};
        """;
}
