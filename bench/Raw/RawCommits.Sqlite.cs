using Microsoft.Data.Sqlite;
using Steward.Bench.Loading;

namespace Steward.Bench.Raw;

/// <summary>The same rows, one durable transaction each, by the fastest way SQLite offers: one connection, prepared statements, no server.</summary>
internal static partial class RawCommits
{
    public static Task<Measured> OnSqliteAsync(string database, IReadOnlyList<NewRow> rows, TimeSpan warm, TimeSpan span)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Prepare(connection, "PRAGMA journal_mode=WAL").ExecuteScalar();
        Prepare(connection, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY").ExecuteNonQuery();
        var begin = Prepare(connection, "BEGIN IMMEDIATE");
        var commit = Prepare(connection, "COMMIT");
        var next = Prepare(connection, "INSERT INTO counters (name, value) VALUES ('bench', 1000000) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value");
        var insert = new RawInsert(connection, rows, "@");

        return Load.RunBlockingAsync(1, warm, span, _ => () =>
        {
            begin.ExecuteNonQuery();
            insert.Fill((long)next.ExecuteScalar()!);
            foreach (var command in insert.Commands) command.ExecuteNonQuery();
            commit.ExecuteNonQuery();
        });
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
