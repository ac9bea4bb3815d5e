namespace Steward.Bench.Loading;

/// <summary>
/// Measures peers in turns rather than one after the other, and keeps the median of each: what else the machine does then disturbs all
/// of them alike.
/// </summary>
internal static class SideBySide
{
    private const int Turns = 3;

    public static async Task<Measured[]> RunAsync(params Func<Task<Measured>>[] peers)
    {
        var turns = peers.Select(_ => new List<Measured>()).ToArray();
        for (var turn = 0; turn < Turns; turn++)
            for (var peer = 0; peer < peers.Length; peer++) turns[peer].Add(await peers[peer]());
        return [.. turns.Select(measured => measured.OrderBy(one => one.PerSecond).ElementAt(Turns / 2) with { Failures = measured.Sum(one => one.Failures) })];
    }
}
