using Microsoft.Data.Sqlite;

namespace Steward.Bench.Drills;

/// <summary>What a workspace file holds, as SQLite itself reads it.</summary>
internal sealed record WorkspaceState(IReadOnlyList<string> Titles, IReadOnlyList<string> Corruption);

/// <summary>
/// A copy of a SQLite workspace with its log. The crashed original is left for the server to recover, because opening it here
/// would recover it first.
/// </summary>
internal sealed class WorkspaceCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("steward-copy-");

    public string File => Path.Combine(folder.FullName, "copy.db");

    public static WorkspaceCopy Of(string database)
    {
        var copy = new WorkspaceCopy();
        foreach (var part in new[] { "", "-wal" })
            if (System.IO.File.Exists(database + part)) System.IO.File.Copy(database + part, copy.File + part);
        return copy;
    }

    public WorkspaceState Read()
    {
        try
        {
            return ReadWhole();
        }
        catch (SqliteException exception)
        {
            return new([], [exception.Message]);
        }
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private WorkspaceState ReadWhole()
    {
        using var connection = Open();
        string[] corruption =
        [
            .. Column(connection, "PRAGMA integrity_check").Where(line => line != "ok"),
            .. Column(connection, "SELECT \"table\" || ' ' || rowid || ' points at nothing in ' || parent FROM pragma_foreign_key_check"),
            .. Column(connection, "SELECT 'item ' || id || ' has no event' FROM work_items i WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_id = i.id)"),
        ];
        return new([.. Column(connection, "SELECT title FROM work_items WHERE title LIKE 'op-%'")], corruption);
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(reader.GetString(0));
        return values;
    }
}
