using Microsoft.Data.Sqlite;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>The folder of a SQLite workspace.</summary>
internal sealed class SqliteRestorePlace(string folder, string stamp) : RestorePlace(folder, stamp)
{
    private string File => Path.Combine(Folder, "steward.db");

    public override Task<bool> IsTaken(CancellationToken cancel) => Task.FromResult(System.IO.File.Exists(File));

    public override async Task<string?> WorkspaceId(CancellationToken cancel)
    {
        if (!System.IO.File.Exists(File))
            return null;
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM workspace_facts WHERE name = 'id'";
            return await command.ExecuteScalarAsync(cancel) as string;
        }
        catch (SqliteException)
        {
            return null; // damaged beyond reading: that is what a restore is for
        }
    }

    public override async Task<string?> Restore(BackupSource source, CancellationToken cancel)
    {
        if (!source.Names.Contains(SqliteCopy.EntryName))
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", SqliteCopy.EntryName));
        Directory.CreateDirectory(Folder);
        using var claim = await FileClaim.Take(File, TimeSpan.FromSeconds(5), cancel); // a running server would go on in the old file
        var fresh = File + ".restoring";
        try
        {
            await Receive(source, SqliteCopy.EntryName, fresh, cancel);
            await SqliteCopy.Check(fresh, source.Manifest, cancel);
            await RestoreFiles(source, cancel);
            var aside = System.IO.File.Exists(File) ? $"{File}.before-restore-{Stamp}" : null;
            foreach (var part in new[] { "", "-wal", "-shm" }.Where(part => aside is not null && System.IO.File.Exists(File + part)))
                System.IO.File.Move(File + part, aside + part);
            SetCheckpointsAside();
            System.IO.File.Move(fresh, File);
            Blobs.FolderSync.Flush(Folder);
            return aside;
        }
        finally
        {
            foreach (var part in new[] { "", "-wal", "-shm" })
                System.IO.File.Delete(fresh + part);
        }
    }
}
