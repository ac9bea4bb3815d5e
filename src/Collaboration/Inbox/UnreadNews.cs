using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Notifying;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Inbox;

/// <summary>Which items have unread news for a person, kept until news of their inbox: the number of every page, and what opening an item marks read.</summary>
public sealed class UnreadNews : IPerWorkspace<UnreadNews>
{
    /// <summary>Nobody reads a larger number; counting stops here.</summary>
    public const int Most = 1_000;

    private readonly Workspace workspace;
    private readonly ConcurrentDictionary<long, FrozenSet<long>> known = new();
    private int heard;

    private UnreadNews(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(Hear);
    }

    public static UnreadNews Create(Workspace workspace) => new(workspace);

    /// <summary>Items in sight, in the inbox (not archived, not asleep), unread.</summary>
    public FrozenSet<long> Of(Actor actor)
    {
        if (actor.PersonId is not { } person)
            return [];
        if (known.TryGetValue(person, out var items))
            return items;
        var before = Volatile.Read(ref heard);
        using var lease = workspace.Database.Read();
        items = lease.Db.NewsOf(actor).Where(b => b.Unread > 0 && b.ArchivedAt == null && b.SnoozedUntil == null)
            .Select(b => b.ItemId).Take(Most).ToFrozenSet();
        if (Volatile.Read(ref heard) == before) // else it may be of before a commit that was just told
            known[person] = items;
        return items;
    }

    private void Hear(LiveNews news)
    {
        if (news == LiveNews.ForgetAll || news.Topic == PeopleDirectory.Topic)
        {
            Interlocked.Increment(ref heard);
            known.Clear();
        }
        else if (news.Topic is Telling.Topic or Telling.OwnTopic)
        {
            Interlocked.Increment(ref heard);
            foreach (var person in news.PersonIds ?? [])
                known.TryRemove(person, out _);
        }
    }
}
