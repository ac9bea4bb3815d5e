using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using Steward.Bench.Loading;
using Steward.Bench.Serving;

namespace Steward.Bench.Drills;

/// <summary>
/// Kills the server without warning while clients write, again and again on the same data, and compares what was promised with what
/// is there: nothing lost, nothing invented, nothing doubled, nothing corrupt.
/// </summary>
internal sealed class KillDrill(Site site, Ledger ledger, bool plantedFault)
{
    private const int Clients = 16;
    private const double ReadyLimit = 3000;

    private readonly HashSet<string> sent = [];
    private readonly List<double> readyAgain = [];
    private readonly List<string> findings = [];
    private int operations;
    private int rounds;

    /// <summary>Runs the rounds; 0 when every promise was kept.</summary>
    public static async Task<int> RunAsync(int rounds, bool plantedFault)
    {
        using var site = await Site.SeedAsync(200);
        using var ledger = new Ledger(Path.Combine(site.Data, "ledger.txt"));
        var drill = new KillDrill(site, ledger, plantedFault);
        // a workspace that was found broken is not asked to serve again
        for (var round = 1; round <= rounds && drill.findings.Count == 0; round++) await drill.RoundAsync(round);
        return await drill.JudgeAsync();
    }

    private async Task RoundAsync(int round)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await site.ServeAsync();
        if (round > 1) readyAgain.Add(watch.Elapsed.TotalMilliseconds);

        await SettleUnknownAsync(server.Address);
        var writers = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => WriteUntilItDiesAsync(server.Address))).ToArray();
        await FirstPromiseAsync();
        await Task.Delay(RandomNumberGenerator.GetInt32(50, 1000));
        await server.KillAsync();
        await Task.WhenAll(writers);

        if (plantedFault) LoseTheEndOfTheLog();
        using var copy = WorkspaceCopy.Of(site.DatabaseFile);
        var state = copy.Read();
        Compare(round, state);
        rounds = round;
        Console.WriteLine($"round {round,3}: {ledger.Promised.Count,7} promised, {state.Titles.Count,7} there, ready again after {(readyAgain.Count > 0 ? readyAgain[^1] : 0),5:0} ms{(findings.Count > 0 ? $", {findings.Count} findings" : "")}");
    }

    // the first request of a process waits for the compiler; a kill before any promise proves nothing
    private async Task FirstPromiseAsync()
    {
        var before = ledger.Promised.Count;
        for (var tries = 0; tries < 1000 && ledger.Promised.Count == before; tries++) await Task.Delay(10);
    }

    /// <summary>What was sent and never answered is sent again with the same key: it must be there once, whichever way the first try went.</summary>
    private async Task SettleUnknownAsync(Uri address)
    {
        using var wire = await Wire.ConnectAsync(address);
        foreach (var operation in ledger.Unknown)
        {
            var answer = await wire.SendAsync(Create(operation), wantBody: true);
            if (answer.Status is >= 200 and < 300) ledger.Promise(operation);
            else findings.Add($"{operation} sent again with its key was answered {answer.Status}: {answer.Body}");
        }
        ledger.ForgetUnknown();
    }

    private async Task WriteUntilItDiesAsync(Uri address)
    {
        var operation = "";
        try
        {
            using var wire = await Wire.ConnectAsync(address);
            while (true)
            {
                operation = $"op-{Interlocked.Increment(ref operations)}";
                lock (sent) sent.Add(operation);
                var answer = await wire.SendAsync(Create(operation), wantBody: true);
                if (answer.Status is >= 200 and < 300) ledger.Promise(operation);
                else lock (findings) findings.Add($"{operation} was answered {answer.Status}: {answer.Body}");
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            if (operation is not "") ledger.NeverAnswered(operation);
        }
    }

    private byte[] Create(string operation) =>
        Wire.Request("POST", "/api/v1/items", site.Token, $$"""{"space":"{{Site.BusySpace}}","type":"incident","title":"{{operation}}"}""", $"Idempotency-Key: {operation}\r\n");

    private void Compare(int round, WorkspaceState state)
    {
        var there = state.Titles.ToHashSet(StringComparer.Ordinal);
        Find(round, "lost", ledger.Promised.Except(there));
        Find(round, "phantom", there.Except(sent));
        Find(round, "doubled", state.Titles.GroupBy(title => title).Where(group => group.Count() > 1).Select(group => group.Key));
        Find(round, "corrupt", state.Corruption);
    }

    private void Find(int round, string kind, IEnumerable<string> what) => findings.AddRange(what.Select(name => $"round {round}: {kind}: {name}"));

    private async Task<int> JudgeAsync()
    {
        var (code, output, error) = await site.RunAsync("audit", "verify");
        if (code != 0) findings.Add($"the history does not verify: {output}{error}");

        readyAgain.Sort();
        var p95 = readyAgain.Count == 0 ? 0 : readyAgain[readyAgain.Count * 95 / 100];
        if (p95 > ReadyLimit) findings.Add($"ready again: p95 is {p95:0} ms, the limit is {ReadyLimit:0} ms");

        foreach (var finding in findings.Take(20)) Console.WriteLine(finding);
        Console.WriteLine($"{rounds} rounds, {ledger.Promised.Count} promised: lost {Count("lost")}, phantom {Count("phantom")}, doubled {Count("doubled")}, corrupt {Count("corrupt")}; ready again p95 {p95:0} ms; {findings.Count} findings.");
        return findings.Count == 0 ? 0 : 1;
    }

    private int Count(string kind) => findings.Where(finding => finding.Contains($": {kind}: ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count();

    // the positive control: a disk that forgets what it confirmed
    private void LoseTheEndOfTheLog()
    {
        using var log = File.OpenWrite(site.DatabaseFile + "-wal");
        log.SetLength(log.Length / 2);
    }
}
