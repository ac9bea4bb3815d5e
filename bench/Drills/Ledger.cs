namespace Steward.Bench.Drills;

/// <summary>
/// What the load client was promised. An entry is on the disk before the client believes the answer, so after a crash the ledger knows
/// exactly which operations the server may not have lost.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly HashSet<string> promised = [];
    private readonly HashSet<string> unknown = [];

    public Ledger(string path) => file = new(path, FileMode.CreateNew, FileAccess.Write);

    /// <summary>Operations the server answered with success.</summary>
    public IReadOnlySet<string> Promised => promised;

    /// <summary>Operations that were sent and never answered: they may be there or not.</summary>
    public IReadOnlySet<string> Unknown => unknown;

    public void Promise(string operation)
    {
        lock (gate)
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(operation + "\n"));
            file.Flush(flushToDisk: true);
            promised.Add(operation);
        }
    }

    public void NeverAnswered(string operation)
    {
        lock (gate) unknown.Add(operation);
    }

    /// <summary>Every unknown was sent again and answered.</summary>
    public void ForgetUnknown() => unknown.Clear();

    public void Dispose() => file.Dispose();
}
