using System.Globalization;
using Steward.Testing;

namespace Steward.Bench.Telling;

/// <summary>Writes the figures of a run where people and programs look for them.</summary>
internal static class Report
{
    /// <summary>Writes <c>artifacts/bench.json</c> and, beside it, the table that <c>docs/benchmarks.md</c> is made from.</summary>
    public static void Write(Figures figures, BenchOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        File.WriteAllText(Path.Combine(folder, "bench.json"), figures.ToJson());
        var when = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(folder, "bench.md"),
            $"{when}, {Environment.ProcessorCount} cores shared by client, server and database, {options.Items.ToString("N0", CultureInfo.InvariantCulture)} items, {options.Span.TotalSeconds:0} s per figure.\n{figures.ToTable()}");
        Console.WriteLine("Written to artifacts/bench.json and artifacts/bench.md");
    }
}
