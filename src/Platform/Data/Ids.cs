namespace Steward.Platform.Data;

/// <summary>
/// Ids made by the program: 41 bits of milliseconds since 2025, 10 bits of node, 12 bits of sequence. They grow with time (new rows
/// stay together in the index) and are known before the insert, so a whole command is written in one round trip.
/// </summary>
public static class Ids
{
    private const long Epoch = 1_735_689_600_000; // 2025-01-01T00:00:00Z
    private static readonly long Node = Random.Shared.Next(1 << 10);
    private static long last; // milliseconds << 12 | sequence

    /// <summary>Ids made from now on are greater than this one, even if the clock was set back since it was made.</summary>
    public static void ContinueAfter(long id)
    {
        var floor = (id >> 22 << 12) | (id & 0xFFF);
        var before = Interlocked.Read(ref last);
        while (before < floor && Interlocked.CompareExchange(ref last, floor, before) != before)
            before = Interlocked.Read(ref last);
    }

    public static long Next()
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var now = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 12;
            var next = now > before ? now : before + 1; // a full sequence borrows from the next millisecond; a clock set back never repeats
            if (Interlocked.CompareExchange(ref last, next, before) == before)
                return (next >> 12 << 22) | (Node << 12) | (next & 0xFFF);
        }
    }
}
