using Npgsql;
using Steward.Bench.Loading;

namespace Steward.Bench.Raw;

/// <summary>The same on PostgreSQL: one batch, so one round trip and one commit, from as many connections as there are clients.</summary>
internal static partial class RawCommits
{
    private static long lastNumber = 1_000_000;

    public static async Task<Measured> OnPostgreSqlAsync(string connectionString, string schema, IReadOnlyList<NewRow> rows, int clients, TimeSpan warm, TimeSpan span)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, MaxPoolSize = clients, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        return await Load.RunAsync(clients, warm, span, async _ =>
        {
            var connection = await source.OpenConnectionAsync();
            var insert = new RawInsert(connection, rows, "@");
            return async () =>
            {
                insert.Fill(Interlocked.Increment(ref lastNumber));
                await using var batch = new NpgsqlBatch(connection);
                foreach (var command in insert.Commands)
                {
                    var part = new NpgsqlBatchCommand(command.CommandText);
                    foreach (NpgsqlParameter parameter in command.Parameters) part.Parameters.Add(new NpgsqlParameter(parameter.ParameterName, parameter.Value));
                    batch.BatchCommands.Add(part);
                }
                await batch.ExecuteNonQueryAsync();
                return true;
            };
        });
    }
}
