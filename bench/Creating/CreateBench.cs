using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Steward.Bench.Loading;
using Steward.Bench.Raw;
using Steward.Bench.Serving;
using Steward.Bench.Telling;

namespace Steward.Bench.Creating;

/// <summary>Creating an item through the API against committing the same rows without a server, and against a commit per request.</summary>
internal sealed class CreateBench(Figures figures, BenchOptions options)
{
    private const int Clients = 32;

    public async Task RunAsync()
    {
        if (options.Sqlite) await OnSqliteAsync();
        if (options.Database is not null) await OnPostgreSqlAsync(options.Database);
    }

    private async Task OnSqliteAsync()
    {
        using var site = await Site.SeedAsync(options.Items);
        var rows = await RowsOfOneAsync(site, () => new SqliteConnection($"Data Source={site.DatabaseFile};Mode=ReadOnly;Pooling=False"));
        var copy = site.CopyDatabase();
        var one = new Dictionary<string, string>(StringComparer.Ordinal) { ["STEWARD_COMMANDS_PER_COMMIT"] = "1" };
        var measured = await SideBySide.RunAsync(() => RawCommits.OnSqliteAsync(copy, rows, options.Warm, options.Span), () => ServerAsync(site, one), () => ServerAsync(site, null));
        var (raw, alone, grouped) = (measured[0], measured[1], measured[2]);

        const string group = "Create item, SQLite";
        TellRaw(group, raw, rows);
        figures.Add(new(group, "server, one commit per request", alone.PerSecond, "/s", "raw", alone.PerSecond / raw.PerSecond, Note: alone.Note));
        figures.Add(new(group, "server, group commit", grouped.PerSecond, "/s", "one commit per request", grouped.PerSecond / alone.PerSecond, "≥ 3 ×", grouped.PerSecond >= 3 * alone.PerSecond, grouped.Note));
        figures.Add(new(group, "server, group commit", grouped.PerSecond, "/s", "raw", grouped.PerSecond / raw.PerSecond, "≥ 50 %", grouped.PerSecond >= 0.5 * raw.PerSecond, grouped.Note));
    }

    private async Task OnPostgreSqlAsync(string cluster)
    {
        using var site = await Site.SeedAsync(options.Items, cluster);
        var database = site.Connection!;
        var rows = await RowsOfOneAsync(site, () => new NpgsqlConnection($"{database};Search Path={Site.Schema}"));
        var measured = await SideBySide.RunAsync(() => RawCommits.OnPostgreSqlAsync(database, Site.Schema, rows, Clients, options.Warm, options.Span), () => ServerAsync(site, null));
        var (raw, server) = (measured[0], measured[1]);

        const string group = "Create item, PostgreSQL";
        TellRaw(group, raw, rows);
        figures.Add(new(group, "server", server.PerSecond, "/s", "raw", server.PerSecond / raw.PerSecond, "≥ 50 %", server.PerSecond >= 0.5 * raw.PerSecond, server.Note));
    }

    private void TellRaw(string group, Measured raw, IReadOnlyList<NewRow> rows)
    {
        var what = string.Join(" + ", rows.GroupBy(row => row.Table).Select(table => $"{table.Count()} {table.Key}"));
        figures.Add(new(group, $"raw: {what} per commit", raw.PerSecond, "/s"));
    }

    private async Task<Measured> ServerAsync(Site site, IReadOnlyDictionary<string, string>? environment)
    {
        await using var server = await site.ServeAsync(environment);
        return await Load.RunAsync(Clients, options.Warm, options.Span, async client =>
        {
            var wire = await Wire.ConnectAsync(server.Address);
            var request = Create(site, $"Printer {client} does not print");
            return async () => (await wire.SendAsync(request)).Status == 201;
        });
    }

    private static async Task<IReadOnlyList<NewRow>> RowsOfOneAsync(Site site, Func<DbConnection> connect)
    {
        await using var server = await site.ServeAsync();
        using var wire = await Wire.ConnectAsync(server.Address);
        // once before, so that a counter or another row that is only added the first time is there
        await wire.SendAsync(Create(site, "Printer does not print"));
        await using var connection = connect();
        await connection.OpenAsync();
        return await NewRows.OfAsync(connection, async () =>
        {
            var answer = await wire.SendAsync(Create(site, "Printer does not print"), wantBody: true);
            if (answer.Status != 201) throw new InvalidOperationException($"Creating an item was answered {answer.Status}: {answer.Body}");
        });
    }

    private static byte[] Create(Site site, string title) => Wire.Request("POST", "/api/v1/items", site.Token,
        $$"""{"space":"{{Site.BusySpace}}","type":"incident","title":"{{title}}","description":"It blinks red and says paper jam, but there is no paper in the way."}""");
}
