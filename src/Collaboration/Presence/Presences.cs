using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Presence;

/// <summary>Somebody at an item, until they say so again or it is over.</summary>
public sealed record Present(long Person, PresenceState State, Instant Until);

/// <summary>
/// Who is at which item: in memory, told to the other nodes, over by itself when a window stops saying so. Nothing of it is stored. News that a
/// browser should look (<c>presence:IT-12</c>) go to staff of the space only; the beats between (<c>beat:</c>) only to the other nodes.
/// </summary>
public sealed class Presences : IPerWorkspace<Presences>
{
    /// <summary>How often a window says that it is there.</summary>
    public static readonly Duration Beat = Duration.FromSeconds(15);

    /// <summary>After this long without a word it is gone.</summary>
    public static readonly Duration Silence = Duration.FromSeconds(40);

    /// <summary>Items somebody is at, at most: a node that is told nonsense does not fill its memory.</summary>
    private const int MostItems = 20_000;

    private readonly Workspace workspace;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<(long Person, string Window), Present>> items = new(StringComparer.Ordinal);

    private Presences(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(Hear);
    }

    public static Presences Create(Workspace workspace) => new(workspace);

    /// <summary>Everybody at the item but <paramref name="except"/>, each once, those who edit first.</summary>
    public IReadOnlyList<Present> At(string key, long? except, Instant now) => items.TryGetValue(key, out var there)
        ?
        [
            .. there.Where(one => one.Value.Until > now && one.Key.Person != except)
                .GroupBy(one => one.Key.Person, one => one.Value).Select(windows => windows.MaxBy(one => one.State)!)
                .OrderByDescending(one => one.State).ThenBy(one => one.Person),
        ]
        : [];

    /// <summary>Keys of items somebody else is at.</summary>
    public IEnumerable<string> Items(Instant now) => items.Where(item => item.Value.Values.Any(one => one.Until > now)).Select(item => item.Key);

    /// <summary>A window says how its person is at the item; no state says that it left.</summary>
    public void Say(string key, long space, long person, string window, PresenceState? state, Instant now)
    {
        var known = items.TryGetValue(key, out var there) && there.TryGetValue((person, window), out var present) && present.Until > now ? present.State : (PresenceState?)null;
        var topic = known == state ? "beat" : "presence";
        var word = (int?)state ?? -1;
        var said = string.Create(CultureInfo.InvariantCulture, $"{topic}:{key} {person} {window} {word} {now.ToUnixTimeMilliseconds()}");
        // hearing it is how this node takes it in, too
        workspace.Live.Publish([new LiveNews(said, space) { Privately = topic == "beat" }]);
    }

    /// <summary>Forgets who fell silent; answers whether anybody did.</summary>
    public void Sweep(Instant now)
    {
        foreach (var (key, there) in items)
        {
            foreach (var (who, present) in there)
            {
                if (present.Until <= now)
                    there.TryRemove(who, out _);
            }

            if (there.IsEmpty)
                items.TryRemove(key, out _);
        }
    }

    private void Hear(LiveNews news)
    {
        var colon = news.Topic.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || news.Topic[..colon] is not ("presence" or "beat"))
            return;
        if (news.Topic[(colon + 1)..].Split(' ') is not [var key, var who, var window, var word, var when]
            || !long.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var person)
            || !int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var state)
            || !long.TryParse(when, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return;
        var now = Instant.FromUnixTimeMilliseconds(milliseconds);
        if (state < 0)
        {
            if (items.TryGetValue(key, out var there))
                there.TryRemove((person, window), out _);
            return;
        }

        if (items.Count >= MostItems)
            Sweep(now);
        if (items.Count < MostItems || items.ContainsKey(key))
            items.GetOrAdd(key, _ => new())[(person, window)] = new Present(person, (PresenceState)state, now + Silence);
    }
}
