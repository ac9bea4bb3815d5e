using Microsoft.Data.Sqlite;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>The folder of a SQLite workspace.</summary>
internal sealed class SqliteRestorePlace(string folder, string stamp, IReadOnlyList<ITables> tables) : RestorePlace(folder, stamp)
{
    private string File => Path.Combine(Folder, "steward.db");

    public override Task<bool> IsTaken(CancellationToken cancel) => Task.FromResult(System.IO.File.Exists(File));

    public override async Task<bool> IsEmpty(CancellationToken cancel) => await Ask("SELECT NOT EXISTS (SELECT 1 FROM events)", cancel) is 1L;

    public override async Task<string?> WorkspaceId(CancellationToken cancel) => await Ask("SELECT value FROM workspace_facts WHERE name = 'id'", cancel) as string;

    private async Task<object?> Ask(string sql, CancellationToken cancel)
    {
        if (!System.IO.File.Exists(File))
            return null;
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(cancel);
        }
        catch (SqliteException)
        {
            return null; // damaged beyond reading: that is what a restore is for
        }
    }

    public override Task<string?> Restore(BackupSource source, CancellationToken cancel)
    {
        if (!source.Names.Contains(SqliteCopy.EntryName))
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", SqliteCopy.EntryName));
        return Beside(async fresh =>
        {
            await Receive(source, SqliteCopy.EntryName, fresh, cancel);
            await SqliteCopy.Check(fresh, source.Manifest, cancel);
            await RestoreFiles(source, cancel);
        }, cancel);
    }

    public override Task<string?> Build(string step, Func<IWorkspaceDatabase, Task> fill, CancellationToken cancel) => Beside(async fresh =>
    {
        await using var database = await SqliteWorkspaceDatabase.Open(fresh, tables, serves: true, cancel: cancel);
        await database.MigrateTo(step, keepCopy: false, cancel);
        await fill(database);
    }, cancel);

    private async Task<string?> Beside(Func<string, Task> make, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        using var claim = await FileClaim.Take(File, TimeSpan.FromSeconds(5), cancel); // a running server would go on in the old file
        var fresh = File + ".restoring";
        try
        {
            await make(fresh);
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
            foreach (var part in new[] { "", "-wal", "-shm", ".claim", ".claimed-by" })
                System.IO.File.Delete(fresh + part);
        }
    }
}
