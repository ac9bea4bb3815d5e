using System.Net;
using System.Net.Sockets;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SigningIn;

/// <summary>
/// The one limiter of every way in: password, one-time code, recovery code, passkey, reset, invitation, API token. An attempt is taken before
/// the proof is looked at, so a thousand parallel guesses are a thousand attempts, and given back when the proof was right.
/// </summary>
/// <remarks>
/// Three buckets per attempt. Account and address together are tight: that is somebody guessing. The account alone is wide, so that a stranger can
/// not lock its owner out with a few wrong tries, yet many addresses together guess slowly. The address alone catches one machine trying many accounts.
/// Unknown accounts are counted like known ones: the limiter tells nobody who exists. Counts live in the memory of one node.
/// </remarks>
internal sealed class SignInLimiter(TimeProvider clock) : IPerWorkspace<SignInLimiter>
{
    internal const int MostKeys = 50_000;

    internal static readonly Limit Pair = new(6, TimeSpan.FromSeconds(30));
    internal static readonly Limit Account = new(40, TimeSpan.FromMinutes(2));
    internal static readonly Limit Address = new(60, TimeSpan.FromSeconds(5));

    private readonly Lock gate = new();
    private readonly Dictionary<(string, string), Bucket> buckets = [];

    internal int Count => buckets.Count;

    public static SignInLimiter Create(Workspace workspace) => new(TimeProvider.System);

    /// <summary>Takes an attempt; answers how long to wait, zero when it may go on.</summary>
    /// <param name="account">Mail address as typed, or whatever names the account on this way in; null when the way names none.</param>
    /// <param name="address">Where the request came from.</param>
    public TimeSpan Take(string? account, IPAddress? address)
    {
        var now = Now;
        lock (gate)
        {
            Forget(now);
            var taken = new List<((string, string) Key, Limit Limit)>();
            var wait = TimeSpan.Zero;
            foreach (var (key, limit) in Keys(account, address))
            {
                var bucket = buckets.GetValueOrDefault(key);
                var longer = bucket.Take(limit.Size, limit.Refill, now);
                buckets[key] = bucket;
                if (longer == TimeSpan.Zero)
                    taken.Add((key, limit));
                wait = longer > wait ? longer : wait;
            }

            if (wait > TimeSpan.Zero)
                Return(taken);
            return wait;
        }
    }

    /// <summary>Gives the attempt back: its proof was right.</summary>
    public void GiveBack(string? account, IPAddress? address)
    {
        lock (gate)
            Return(Keys(account, address));
    }

    private void Return(IEnumerable<((string, string) Key, Limit Limit)> keys)
    {
        foreach (var (key, limit) in keys)
        {
            if (!buckets.TryGetValue(key, out var bucket))
                continue;
            bucket.GiveBack(limit.Size);
            buckets[key] = bucket;
        }
    }

    /// <summary>A flood of made-up accounts must not fill the memory: full buckets say nothing and go first, then everything.</summary>
    private void Forget(long now)
    {
        if (buckets.Count < MostKeys)
            return;
        foreach (var (key, bucket) in buckets.ToList())
        {
            var limit = key.Item1.Length == 0 ? Address : key.Item2.Length == 0 ? Account : Pair;
            if (bucket.IsFull(limit.Size, limit.Refill, now))
                buckets.Remove(key);
        }

        if (buckets.Count >= MostKeys)
            buckets.Clear();
    }

    private static IEnumerable<((string, string) Key, Limit Limit)> Keys(string? account, IPAddress? address)
    {
        var place = Place(address);
        yield return (("", place), Address);
        if (account is null)
            yield break;
        var name = account.Trim().ToLowerInvariant();
        name = name.Length <= 254 ? name : name[..254];
        yield return ((name, ""), Account);
        yield return ((name, place), Pair);
    }

    /// <summary>One household has one IPv4 address or one IPv6 network of 64 bits.</summary>
    private static string Place(IPAddress? address)
    {
        if (address is null)
            return "?";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private long Now => (clock.GetTimestamp() * (TimeSpan.TicksPerSecond / (double)clock.TimestampFrequency)) is var ticks ? Math.Max(1, (long)ticks) : 1;

    internal sealed record Limit(int Size, TimeSpan Refill);
}
