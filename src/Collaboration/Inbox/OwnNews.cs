using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Notifying;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Inbox;

/// <summary>Finds rows of one's own inbox, for reading and for changing. What one may no longer see is not there.</summary>
internal static class OwnNews
{
    /// <summary>As many as one act takes.</summary>
    public const int Most = 200;

    /// <summary>The actor's bundles whose items the actor sees.</summary>
    public static IQueryable<NewsBundle> NewsOf(this AppDb db, Actor actor)
    {
        var me = actor.PersonId;
        var seen = db.ItemsFor(actor);
        return db.Set<NewsBundle>().Where(b => b.PersonId == me && seen.Any(i => i.Id == b.ItemId));
    }

    /// <summary>The tracked bundles of the named items; a refusal when none of them is in the inbox.</summary>
    public static async Task<Outcome<IReadOnlyList<NewsBundle>>> Bundles(this CommandContext context, IReadOnlyList<string> keys)
    {
        context.AuthoriseAsOwn();
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var wanted = keys.Take(Most).Select(k => WorkItemKey.TryParse(k, out var key) && spaces.Find(key.Space) is { } space ? (Space: space.Id, key.Number) : default)
            .Where(k => k.Number != 0).ToHashSet();
        if (wanted.Count == 0)
            return Nothing(keys);
        var (spaceIds, numbers) = (wanted.Select(k => k.Space).Distinct().ToList(), wanted.Select(k => k.Number).Distinct().ToList());
        var found = await (
            from bundle in context.Db.NewsOf(context.Actor)
            join item in context.Db.Set<WorkItem>() on bundle.ItemId equals item.Id
            where spaceIds.Contains(item.SpaceId) && numbers.Contains(item.Number)
            select new { bundle, item.SpaceId, item.Number }).ToListAsync();
        List<NewsBundle> own = [.. found.Where(f => wanted.Contains((f.SpaceId, f.Number))).Select(f => f.bundle)];
        return own.Count == 0 ? Nothing(keys) : Outcome.Of<IReadOnlyList<NewsBundle>>(own);
    }

    public static void TellOwn(this CommandContext context) =>
        context.Tell(new LiveNews(Telling.OwnTopic, PersonIds: [context.Actor.PersonId ?? 0]) { Privately = true });

    private static Outcome<IReadOnlyList<NewsBundle>> Nothing(IReadOnlyList<string> keys) =>
        keys.Count == 0
            ? Refusal.Invalid("items", Texts<CollaborationTexts>.Say("NothingChosen"))
            : Refusal.Missing(Texts<CollaborationTexts>.Say("NoSuchNews"));
}
