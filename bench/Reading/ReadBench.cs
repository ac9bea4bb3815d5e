using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Steward.Bench.Loading;
using Steward.Bench.Serving;
using Steward.Bench.Telling;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Web.Hosting;

namespace Steward.Bench.Reading;

/// <summary>Something that is read, and how many statements it may cost.</summary>
internal sealed record ReadCase(string Name, string Path, int MostStatements)
{
    public static readonly IReadOnlyList<ReadCase> All =
    [
        new("item-page", $"/i/{Site.BusySpace}-40", 12),
        new("list-page", $"/s/{Site.BusySpace}?q=priority%20%3E%3D%20high&order=-updatedAt", 6),
        new("item-api", $"/api/v1/items/{Site.BusySpace}-40", 6),
        new("list-api", $"/api/v1/items?q=space%20%3D%20{Site.BusySpace}%20and%20priority%20%3D%20high&order=-updatedAt&limit=50", 6),
    ];
}

/// <summary>Reading pages and lists against the same statements by plain ADO, and how many statements there are.</summary>
internal sealed class ReadBench(Figures figures, BenchOptions options)
{
    private const int Clients = 32;
    private const double MostMilliseconds = 150;

    public async Task RunAsync()
    {
        if (options.Sqlite) await OnAsync("SQLite", null);
        if (options.Database is not null) await OnAsync("PostgreSQL", options.Database);
    }

    private async Task OnAsync(string engine, string? cluster)
    {
        using var site = await Site.SeedAsync(options.Items, cluster);
        var pages = await RecordAsync(site);
        var plan = Path.Combine(site.Data, "plan.json");
        new RawPlan(site.Connection, Site.Schema, site.Connection is null ? site.DatabaseFile : "", pages).Save(plan);

        await using var server = await site.ServeAsync();
        var rawPort = StewardProcess.FreePort();
        using var raw = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(ReadBench).Assembly.Location, "raw-server", plan, $"{rawPort}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await raw.StandardOutput.ReadLineAsync();
        try
        {
            foreach (var read in ReadCase.All) await CompareAsync(engine, read, pages[read.Name].Count, server.Address, new Uri($"http://127.0.0.1:{rawPort}"), site);
        }
        finally
        {
            raw.Kill();
        }
    }

    private async Task CompareAsync(string engine, ReadCase read, int statements, Uri server, Uri raw, Site site)
    {
        var group = $"Read, {engine}";
        var measured = await SideBySide.RunAsync(() => AskAsync(raw, "/" + read.Name, ""), () => AskAsync(server, read.Path, site.Token));
        figures.Add(new(group, $"{read.Name}: SQL statements", statements, "", Aim: $"≤ {read.MostStatements}", Reached: statements <= read.MostStatements));
        figures.Add(new(group, $"{read.Name}: same statements by plain ADO", measured[0].PerSecond, "/s", Note: measured[0].Note));
        figures.Add(new(group, read.Name, measured[1].PerSecond, "/s", "plain ADO", measured[1].PerSecond / measured[0].PerSecond, "≥ 25 %", measured[1].PerSecond >= 0.25 * measured[0].PerSecond, measured[1].Note));
        figures.Add(new(group, $"{read.Name}: p99 at {Clients} clients", measured[1].P99, "ms", Aim: $"≤ {MostMilliseconds:0} ms", Reached: measured[1].P99 <= MostMilliseconds));
    }

    private Task<Measured> AskAsync(Uri address, string path, string token) => Load.RunAsync(Clients, options.Warm, options.Span, async _ =>
    {
        var wire = await Wire.ConnectAsync(address);
        var request = Wire.Request("GET", path, token);
        return async () => (await wire.SendAsync(request)).Status == 200;
    });

    /// <summary>Serves the workspace in this process for a moment and listens to what each page asks of the database.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<RawStatement>>> RecordAsync(Site site)
    {
        using var ears = new Statements();
        await using var app = StewardApp.Build(new StorageOptions { DataFolder = site.Data, Database = site.Connection }, $"http://127.0.0.1:{StewardProcess.FreePort()}");
        await app.StartAsync();
        await app.Services.GetRequiredService<WorkspaceRegistry>().Ensure(WorkspaceEntry.DefaultName, "Steward");
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", site.Token.Trim().Split(' ')[^1]);

        var pages = new Dictionary<string, IReadOnlyList<RawStatement>>(StringComparer.Ordinal);
        foreach (var read in ReadCase.All)
        {
            // the first visit fills caches of people and spaces; the second is what every further one costs
            await ears.OfAsync(client, new HttpRequestMessage(HttpMethod.Get, read.Path));
            pages[read.Name] = [.. (await ears.OfAsync(client, new HttpRequestMessage(HttpMethod.Get, read.Path))).Select(RawStatement.Of)];
        }
        await app.StopAsync();
        return pages;
    }
}
