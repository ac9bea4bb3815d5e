using Microsoft.EntityFrameworkCore;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Data;

/// <summary>How much a workspace's database holds.</summary>
/// <param name="Bytes">The file, or all tables and indexes of the schema.</param>
/// <param name="LogBytes">The write-ahead log of a SQLite file; null where it belongs to the whole server.</param>
public sealed record StorageSize(long Bytes, long? LogBytes)
{
    public static Task<StorageSize> Of(Workspace workspace, CancellationToken cancel = default) => workspace.Database is SqliteWorkspaceDatabase sqlite
        ? Task.FromResult(SqliteSize.Of(sqlite.File))
        : PostgreSqlSize.Of(workspace.Database, cancel);
}

/// <summary>A table and about how many rows it holds.</summary>
public sealed record TableRows(string Table, long Rows)
{
    /// <summary>The largest tables, largest first. Counted on SQLite, known from statistics on PostgreSQL.</summary>
    public static async Task<IReadOnlyList<TableRows>> Largest(Workspace workspace, int most, CancellationToken cancel = default)
    {
        using var lease = workspace.Database.Read();
        var all = lease.Db.Database.IsSqlite() ? await SqliteSize.Rows(lease.Db, cancel) : await PostgreSqlSize.Rows(lease.Db, cancel);
        return [.. all.OrderByDescending(t => t.Rows).ThenBy(t => t.Table, StringComparer.Ordinal).Take(most)];
    }
}
