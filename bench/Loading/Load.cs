using System.Diagnostics;
using System.Globalization;

namespace Steward.Bench.Loading;

/// <summary>What a span of load measured.</summary>
/// <param name="PerSecond">Completed operations per second.</param>
/// <param name="P50">Median of one operation, in milliseconds; so are the others.</param>
/// <param name="Failures">Operations that did not succeed. A figure with failures is worth nothing, so it is printed beside it.</param>
internal sealed record Measured(double PerSecond, double P50, double P95, double P99, int Failures)
{
    public string Note => string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0.0} ms, p99 {P99:0.0} ms{(Failures > 0 ? $", {Failures} FAILED" : "")}");
}

/// <summary>Runs the same operation from several clients for a while and counts.</summary>
internal static class Load
{
    private const int MostSpans = 15;

    /// <summary>Repeats an operation until the time is over.</summary>
    /// <param name="clients">How many run side by side.</param>
    /// <param name="warm">Before counting starts, the operations run in spans of this length until they stop getting faster.</param>
    /// <param name="span">Time that counts.</param>
    /// <param name="make">Makes the operation of one client, given its number; the operation says whether it succeeded.</param>
    public static async Task<Measured> RunAsync(int clients, TimeSpan warm, TimeSpan span, Func<int, Task<Func<Task<bool>>>> make)
    {
        var operations = new Func<Task<bool>>[clients];
        for (var client = 0; client < clients; client++) operations[client] = await make(client);

        await SettleAsync(operations, warm);
        return await CountAsync(operations, span);
    }

    /// <summary>
    /// Runs until a span is hardly faster than the best before it: the runtime compiles what is used much once more, which takes it many seconds of load,
    /// and a server that runs for weeks is past that.
    /// </summary>
    private static async Task SettleAsync(Func<Task<bool>>[] operations, TimeSpan warm)
    {
        var best = 0.0;
        for (var (spans, since) = (0, 0); spans < MostSpans && since < 2; spans++)
        {
            var rate = (await CountAsync(operations, warm)).PerSecond;
            since = rate > best * 1.05 ? 0 : since + 1;
            best = Math.Max(best, rate);
        }
    }

    private static async Task<Measured> CountAsync(Func<Task<bool>>[] operations, TimeSpan span)
    {
        long from = Stopwatch.GetTimestamp(), until = from + Ticks(span);
        var runs = await Task.WhenAll(operations.Select(operation => Task.Run(() => RepeatAsync(operation, until))));

        var times = runs.SelectMany(run => run.Times).Order().ToArray();
        return new(times.Length / span.TotalSeconds, At(times, 50), At(times, 95), At(times, 99), runs.Sum(run => run.Failures));
    }

    /// <summary>The same for work that blocks its thread, such as a commit on an embedded database.</summary>
    public static Task<Measured> RunBlockingAsync(int clients, TimeSpan warm, TimeSpan span, Func<int, Action> make) =>
        RunAsync(clients, warm, span, client =>
        {
            var operation = make(client);
            return Task.FromResult<Func<Task<bool>>>(() =>
            {
                operation();
                return Task.FromResult(true);
            });
        });

    private static async Task<(List<double> Times, int Failures)> RepeatAsync(Func<Task<bool>> operation, long until)
    {
        var times = new List<double>(100_000);
        var failures = 0;
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            if (start >= until) return (times, failures);
            var succeeded = await operation();
            var end = Stopwatch.GetTimestamp();
            if (end > until) continue;
            if (succeeded) times.Add(Stopwatch.GetElapsedTime(start, end).TotalMilliseconds);
            else failures++;
        }
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);

    private static double At(double[] sorted, int percent) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
