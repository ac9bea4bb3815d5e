using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data;

internal static class PostgreSqlSize
{
    public static async Task<StorageSize> Of(IWorkspaceDatabase database, CancellationToken cancel)
    {
        using var lease = database.Read();
        var bytes = await lease.Db.Database.SqlQueryRaw<long>(
            """
            SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0)::bigint AS "Value"
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'
            """).ToListAsync(cancel);
        return new StorageSize(bytes[0], null);
    }

    public static async Task<IReadOnlyList<TableRows>> Rows(AppDb db, CancellationToken cancel) => await db.Database.SqlQueryRaw<TableRows>(
        """SELECT relname::text AS "Table", n_live_tup AS "Rows" FROM pg_stat_user_tables WHERE schemaname = current_schema()""").ToListAsync(cancel);
}
