using Steward.Bench.Loading;
using Steward.Bench.Serving;
using Steward.Bench.Telling;

namespace Steward.Bench.Reading;

/// <summary>Full-text search for common, ordinary and rare words, seen by an administrator: nothing is filtered away early.</summary>
internal sealed class SearchBench(Figures figures, BenchOptions options)
{
    private const double MostMilliseconds = 50;
    private static readonly string[] Words = ["printer", "printer paper", "quartz", "invoice export", "zephyr", "backup certificate"];

    public async Task RunAsync()
    {
        if (options.Sqlite) await OnAsync("SQLite", null);
        if (options.Database is not null) await OnAsync("PostgreSQL", options.Database);
    }

    private async Task OnAsync(string engine, string? cluster)
    {
        using var site = await Site.SeedAsync(options.Items, cluster);
        await using var server = await site.ServeAsync();
        var measured = await Load.RunAsync(4, options.Warm, options.Span, async client =>
        {
            var wire = await Wire.ConnectAsync(server.Address);
            var requests = Words.Select(words => Wire.Request("GET", $"/api/v1/search?text={Uri.EscapeDataString(words)}", site.Token)).ToArray();
            var turn = client;
            return async () => (await wire.SendAsync(requests[turn++ % requests.Length])).Status == 200;
        });
        var group = $"Search, {engine}";
        figures.Add(new(group, "search of six kinds, 4 clients", measured.PerSecond, "/s", Note: measured.Note));
        figures.Add(new(group, "search: p95", measured.P95, "ms", Aim: $"≤ {MostMilliseconds:0} ms", Reached: measured.Failures == 0 && measured.P95 <= MostMilliseconds));
    }
}
