using Npgsql;
using NodaTime;

namespace Steward.Platform.Workspaces;

/// <summary>The directory of a cluster: one small table in the public schema, read by every node.</summary>
internal sealed class PostgreSqlWorkspaceDirectory(string connectionString) : IWorkspaceDirectory
{
    private bool ready;

    public async Task<IReadOnlyList<WorkspaceEntry>> List(CancellationToken cancel = default)
    {
        await using var connection = await Open(cancel);
        await using var command = new NpgsqlCommand("SELECT name, title, hosts, created_at, archived_at FROM public.steward_workspaces ORDER BY name", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var entries = new List<WorkspaceEntry>();
        while (await reader.ReadAsync(cancel))
        {
            entries.Add(new WorkspaceEntry(
                reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2),
                Instant.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                await reader.IsDBNullAsync(4, cancel) ? null : Instant.FromUnixTimeMilliseconds(reader.GetInt64(4))));
        }

        return entries;
    }

    public async Task Save(WorkspaceEntry entry, CancellationToken cancel = default)
    {
        await using var connection = await Open(cancel);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO public.steward_workspaces (name, title, hosts, created_at, archived_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name) DO UPDATE SET title = $2, hosts = $3, archived_at = $5
            """, connection);
        command.Parameters.AddWithValue(entry.Name);
        command.Parameters.AddWithValue(entry.Title);
        command.Parameters.AddWithValue(entry.Hosts.ToArray());
        command.Parameters.AddWithValue(entry.CreatedAt.ToUnixTimeMilliseconds());
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)entry.ArchivedAt?.ToUnixTimeMilliseconds() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<NpgsqlConnection> Open(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        if (!ready)
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT pg_advisory_xact_lock(hashtext('steward-directory')); -- until the commit: freed sooner, another node would not see the table yet
                CREATE TABLE IF NOT EXISTS public.steward_workspaces (
                    name text PRIMARY KEY, title text NOT NULL, hosts text[] NOT NULL, created_at bigint NOT NULL, archived_at bigint);
                """, connection);
            await command.ExecuteNonQueryAsync(cancel);
            ready = true;
        }

        return connection;
    }
}
