using Npgsql;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>The schema of a PostgreSQL workspace.</summary>
internal sealed class PostgreSqlRestorePlace(string folder, string stamp, string database, string schema, IReadOnlyList<ITables> tables) : RestorePlace(folder, stamp)
{
    public override async Task<bool> IsTaken(CancellationToken cancel) =>
        await Ask("SELECT to_regnamespace(quote_ident($1)) IS NOT NULL", cancel) is true;

    public override async Task<bool> IsEmpty(CancellationToken cancel) =>
        await Ask("SELECT to_regclass(format('%I.events', $1)) IS NULL", cancel) is true
        || await Ask($"SELECT NOT EXISTS (SELECT 1 FROM \"{schema}\".events WHERE $1 <> '')", cancel) is true;

    public override async Task<string?> WorkspaceId(CancellationToken cancel) =>
        await Ask("SELECT to_regclass(format('%I.workspace_facts', $1)) IS NOT NULL", cancel) is true
            ? await Ask($"SELECT value FROM \"{schema}\".workspace_facts WHERE name = 'id' AND $1 <> ''", cancel) as string
            : null;

    public override Task<string?> Restore(BackupSource source, CancellationToken cancel) => Beside(source.Manifest.Schema[^1], async fresh =>
    {
        await fresh.Copy(copy => Fill(copy, source, cancel), cancel);
        if (!(await fresh.Copy(copy => copy.Digests(cancel), cancel)).SequenceEqual(source.Manifest.Tables))
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", "tables"));
        await RestoreFiles(source, cancel);
    }, cancel);

    public override Task<string?> Build(string step, Func<IWorkspaceDatabase, Task> fill, CancellationToken cancel) => Beside(step, fill, cancel);

    private async Task<string?> Beside(string step, Func<PostgreSqlWorkspaceDatabase, Task> fill, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        var beside = $"{schema}_restoring";
        await using (var fresh = new PostgreSqlWorkspaceDatabase(database, beside, tables))
        {
            try
            {
                await Run($"DROP SCHEMA IF EXISTS \"{beside}\" CASCADE", cancel);
                await fresh.MigrateTo(step, cancel);
                await fill(fresh);
            }
            catch
            {
                await Run($"DROP SCHEMA IF EXISTS \"{beside}\" CASCADE", CancellationToken.None);
                throw;
            }
        }

        var aside = await IsTaken(cancel) ? $"{schema}_before_{Stamp.Replace('-', '_')}" : null;
        await Run((aside is null ? "" : $"ALTER SCHEMA \"{schema}\" RENAME TO \"{aside}\"; ") + $"ALTER SCHEMA \"{beside}\" RENAME TO \"{schema}\";", cancel);
        SetCheckpointsAside();
        return aside;
    }

    private static async Task<bool> Fill(PostgreSqlCopy copy, BackupSource source, CancellationToken cancel)
    {
        await copy.Restore(source, cancel);
        return true;
    }

    private async Task<object?> Ask(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(schema);
        return await command.ExecuteScalarAsync(cancel);
    }

    private async Task Run(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
