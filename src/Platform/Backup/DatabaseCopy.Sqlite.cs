using Microsoft.Data.Sqlite;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>A SQLite workspace in a backup: the whole file as it was at one moment, taken while writing goes on.</summary>
internal static class SqliteCopy
{
    public const string EntryName = "steward.db";

    /// <summary>Writes the file into the archive and answers the digests of its tables.</summary>
    public static async Task<IReadOnlyList<TableDigest>> Take(string file, BackupArchive archive, string scratch, CancellationToken cancel)
    {
        try
        {
            await using (var live = Connect(file))
            {
                // One statement sees one moment; a reader never waits for the writer, nor the writer for it.
                await using var copy = live.CreateCommand();
                copy.CommandText = "VACUUM INTO @scratch";
                copy.CommandTimeout = 0;
                copy.Parameters.AddWithValue("@scratch", scratch);
                await copy.ExecuteNonQueryAsync(cancel);
            }

            var digests = await Digests(scratch, cancel);
            await archive.Add(EntryName, async stream =>
            {
                await using var content = File.OpenRead(scratch);
                await content.CopyToAsync(stream, cancel);
            });
            return digests;
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    public static async Task<IReadOnlyList<TableDigest>> Digests(string file, CancellationToken cancel)
    {
        await using var connection = Connect(file);
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
            await using var names = await list.ExecuteReaderAsync(cancel);
            while (await names.ReadAsync(cancel))
                tables.Add(names.GetString(0));
        }

        var digests = new List<TableDigest>();
        foreach (var table in tables)
        {
            await using var rows = connection.CreateCommand();
            rows.CommandTimeout = 0;
            rows.CommandText = $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" NOT INDEXED"; // in the order they are stored
            await using var reader = await rows.ExecuteReaderAsync(cancel);
            digests.Add(await RowDigest.Of(table, reader, cancel));
        }

        return digests;
    }

    /// <summary>Proves that a file is whole and belongs to the workspace it says.</summary>
    /// <exception cref="BackupUnreadableException">It is damaged or another's.</exception>
    public static async Task Check(string file, BackupManifest manifest, CancellationToken cancel)
    {
        try
        {
            await using (var connection = Connect(file))
            {
                await using var command = connection.CreateCommand();
                command.CommandTimeout = 0;
                command.CommandText = "PRAGMA integrity_check(1)";
                if (await command.ExecuteScalarAsync(cancel) is not "ok")
                    throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", EntryName));
                command.CommandText = "SELECT value FROM workspace_facts WHERE name = 'id'";
                if (await command.ExecuteScalarAsync(cancel) as string != manifest.WorkspaceId)
                    throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupOfAnother"));
                command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')";
                if (await command.ExecuteScalarAsync(cancel) is not 0L) // Steward has none: somebody's code would run inside the workspace
                    throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", EntryName));
            }

            if (!(await Digests(file, cancel)).SequenceEqual(manifest.Tables))
                throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", EntryName));
        }
        catch (SqliteException fault)
        {
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupUnreadable", EntryName, fault.Message));
        }
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var safe = connection.CreateCommand();
        safe.CommandText = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA busy_timeout=20000;";
        safe.ExecuteNonQuery();
        return connection;
    }
}
