using System.Collections.Concurrent;
using System.Threading.Channels;
using Steward.Platform.Access;

namespace Steward.Platform.Live;

/// <summary>
/// News of one workspace. Caches listen synchronously, so a command's caller already reads its own change; browsers listen through
/// bounded channels and may miss nothing but duplicates, because a page is fetched again as a whole.
/// </summary>
public sealed class LiveHub
{
    private readonly ConcurrentDictionary<long, Listener> listeners = new();
    private readonly List<Action<LiveNews>> caches = [];
    private readonly Lock gate = new();
    private long nextId;

    /// <summary>Set by the bridge to other nodes; news published here goes out through it.</summary>
    internal Action<IReadOnlyList<LiveNews>>? Bridge { get; set; }

    public int Listening => listeners.Count;

    /// <summary>Calls <paramref name="hear"/> for every news, on the publishing thread. For caches: be quick, never throw.</summary>
    public void OnNews(Action<LiveNews> hear)
    {
        lock (gate)
            caches.Add(hear);
    }

    public void Publish(IReadOnlyList<LiveNews> news)
    {
        Deliver(news);
        Bridge?.Invoke(news);
    }

    /// <summary>Delivers to this node only (news from another node).</summary>
    internal void Deliver(IReadOnlyList<LiveNews> news)
    {
        Action<LiveNews>[] hearers;
        lock (gate)
            hearers = [.. caches];
        foreach (var item in news)
        {
            foreach (var hear in hearers)
                hear(item);
            foreach (var listener in listeners.Values)
            {
                if (listener.Hears(item))
                    listener.Topics.Writer.TryWrite(item.Topic);
            }
        }
    }

    /// <summary>Opens a stream of topics for one browser. <paramref name="actor"/> is asked again for each news, so lost rights end hearing at once.</summary>
    internal Listener Join(Func<Actor> actor)
    {
        var listener = new Listener(Interlocked.Increment(ref nextId), actor);
        listeners[listener.Id] = listener;
        return listener;
    }

    internal void Leave(Listener listener) => listeners.TryRemove(listener.Id, out _);

    internal sealed class Listener(long id, Func<Actor> actor)
    {
        public long Id { get; } = id;

        public System.Threading.Channels.Channel<string> Topics { get; } = System.Threading.Channels.Channel.CreateBounded<string>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public bool Hears(LiveNews news)
        {
            var who = actor();
            if (!who.IsSignedIn)
                return false;
            if (who.PersonId is { } person && news.PersonIds?.Contains(person) == true)
                return true;
            if (news.Privately)
                return false;
            return news.SpaceId is { } space
                ? who.IsAdmin || (who.RolesIn(space) & Actor.StaffRoles) != 0
                : who.IsStaff;
        }
    }
}
