using System.Globalization;
using System.Text.RegularExpressions;
using Steward.Bench.Raw;
using Steward.Bench.Serving;
using Steward.Bench.Telling;

namespace Steward.Bench.Clocks;

/// <summary>All clocks reckoned anew after the working week of the organisation changed: read, folded, written.</summary>
internal sealed partial class ClockBench(Figures figures, BenchOptions options)
{
    private const int Clocks = 100_000;
    private const double MostSeconds = 5;

    public async Task RunAsync()
    {
        if (options.Sqlite) await OnAsync("SQLite", null);
        if (options.Database is not null) await OnAsync("PostgreSQL", options.Database);
    }

    private async Task OnAsync(string engine, string? cluster)
    {
        using var site = await Site.SeedAsync(options.Items, cluster);
        await AnotherWeek.SetAsync(site);
        var told = Told().Match(await site.TellAsync("clocks", "recount", "--finished"));
        var again = Told().Match(await site.TellAsync("clocks", "recount", "--finished"));
        var (clocks, written, seconds) = (Number(told, "clocks"), Number(told, "written"), Number(told, "seconds"));
        var group = $"Clocks, {engine}";
        figures.Add(new(group, $"recount after a calendar change, {clocks:N0} clocks", seconds, "s", Note: $"{written:N0} written anew"));
        figures.Add(new(group, $"the same per {Clocks:N0} clocks", seconds * Clocks / clocks, "s", Aim: $"≤ {MostSeconds:0} s", Reached: seconds * Clocks / clocks <= MostSeconds));
        figures.Add(new(group, "recount when nothing changed", Number(again, "seconds"), "s", Note: $"{Number(again, "written"):N0} written"));
    }

    private static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<items>\d+) items, (?<clocks>\d+) clocks, (?<written>\d+) written in (?<seconds>[\d.]+) s", RegexOptions.None, 1000)]
    private static partial Regex Told();
}
