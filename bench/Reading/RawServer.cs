using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Steward.Bench.Reading;

/// <summary>The peer: sends the same statements by plain ADO and answers their rows by <c>Results.Json</c>. No rights, no page, no EF.</summary>
internal static class RawServer
{
    public static async Task<int> RunAsync(string planFile, int port)
    {
        var plan = RawPlan.Load(planFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        foreach (var (name, statements) in plan.Pages)
        {
            var idle = new ConcurrentBag<Prepared>();
            app.MapGet("/" + name, async () =>
            {
                if (!idle.TryTake(out var prepared)) prepared = await Prepared.OpenAsync(plan, statements);
                var rows = await prepared.ReadAsync();
                idle.Add(prepared);
                return Results.Json(rows);
            });
        }
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>A connection with the statements of one page ready on it.</summary>
    private sealed class Prepared
    {
        private readonly List<DbCommand> commands = [];

        public static async Task<Prepared> OpenAsync(RawPlan plan, IReadOnlyList<RawStatement> statements)
        {
            DbConnection connection = plan.PostgreSql is { } database
                ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { SearchPath = plan.Schema, MaxPoolSize = 200 }.ToString())
                : new SqliteConnection($"Data Source={plan.SqliteFile};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            var prepared = new Prepared();
            foreach (var statement in statements)
            {
                var command = connection.CreateCommand();
                command.CommandText = statement.Sql;
                foreach (var value in statement.Values)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (value.Name, value.Read());
                    command.Parameters.Add(parameter);
                }
                await command.PrepareAsync();
                prepared.commands.Add(command);
            }
            return prepared;
        }

        public async Task<List<object?[]>> ReadAsync()
        {
            var rows = new List<object?[]>();
            foreach (var command in commands)
            {
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    var row = new object?[reader.FieldCount];
                    for (var place = 0; place < row.Length; place++) row[place] = reader.IsDBNull(place) ? null : reader.GetValue(place);
                    rows.Add(row);
                }
            }
            return rows;
        }
    }
}
