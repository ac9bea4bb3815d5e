using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Timeline;

/// <summary>
/// Reads an item's comments and history for a page or the API. The audience is decided here: people who only ask get neither notes nor files
/// of notes nor what staff did among themselves, whatever route they come by.
/// </summary>
public static class TimelineReading
{
    /// <summary>As many of each kind as a page shows at first.</summary>
    public const int Page = 100;

    /// <summary>As many as are read at all.</summary>
    public const int Most = 2_000;

    /// <summary>Kinds people who only ask may see; everything else is staff's.</summary>
    private static readonly string[] OpenKinds = ["item.created", "item.changed", "item.moved-on", "item.closed", "item.reopened", "item.file-attached"];

    /// <summary>Fields whose changes they may see.</summary>
    private static readonly string[] OpenFields = ["title", "description", "state", "file"];

    /// <summary>The item and those merged into it, as far as the actor sees them: whose story its timeline tells.</summary>
    public static async Task<IReadOnlyList<long>> StoriesOf(this AppDb db, Actor actor, WorkItem item, CancellationToken cancel = default) =>
        item.HoldsMerged ? [item.Id, .. await db.ItemsFor(actor).Where(i => i.MergedIntoId == item.Id).Select(i => i.Id).ToListAsync(cancel)] : [item.Id];

    public static IQueryable<Comment> CommentsOf(this AppDb db, IReadOnlyList<long> items, bool staff)
    {
        var comments = items is [var one] ? db.Set<Comment>().Where(c => c.ItemId == one) : db.Set<Comment>().Where(c => items.Contains(c.ItemId));
        return staff ? comments : comments.Where(c => !c.Internal);
    }

    public static IQueryable<Attachment> FilesOf(this AppDb db, IReadOnlyList<long> items, bool staff)
    {
        var files = items is [var one] ? db.Set<Attachment>().Where(a => a.ItemId == one) : db.Set<Attachment>().Where(a => items.Contains(a.ItemId));
        return staff ? files : files.Where(a => !a.Internal);
    }

    public static IQueryable<EventRow> HistoryOf(this AppDb db, long itemId, bool staff)
    {
        var events = db.Set<EventRow>().Where(e => e.Subject == "item" && e.SubjectId == itemId);
        return staff ? events : events.Where(e => !e.Internal && OpenKinds.Contains(e.Kind));
    }

    /// <summary>An event as this audience may read it; null when nothing of it is left.</summary>
    public static EventRow? ForAudience(EventRow row, bool staff)
    {
        if (staff)
            return row;
        var changes = row.ReadChanges().Where(change => OpenFields.Contains(change.Field)).ToList();
        if (changes.Count == 0 && row.Kind is "item.changed" or "item.file-attached")
            return null;
        // a resolution is for the one who asked; a reason on the way there is staff's
        return row.Without(changes, keepNote: row.Kind == "item.closed");
    }

    /// <summary>Puts comments and changes into one order, and drops events that a comment or a neighbour already tells.</summary>
    public static ItemTimeline Weave(IReadOnlyList<Comment> comments, IReadOnlyList<EventRow> events, IReadOnlyList<Attachment> files, bool staff, int most)
    {
        var sent = files.Where(f => f.CommentId is not null).ToLookup(f => f.CommentId!.Value);
        var sentHashes = sent.SelectMany(f => f).Select(f => f.Hash).ToHashSet(StringComparer.Ordinal);
        IEnumerable<TimelinePart> changes = events
            .Where(e => !ToldElsewhere(e, staff, sentHashes))
            .Select(e => ForAudience(e, staff)).OfType<EventRow>()
            .Select(e => new ChangePart(e));
        List<TimelinePart> all = [.. comments.Select(c => new CommentPart(c, [.. sent[c.Id]])).Concat(changes).OrderBy(p => p.At).ThenBy(p => p.Id)];
        var earlier = comments.Count > most || events.Count > most;
        if (all.Count > most)
            (all, earlier) = (all[^most..], true);
        return new ItemTimeline(all, all.OfType<CommentPart>().Count(), earlier);
    }

    private static bool ToldElsewhere(EventRow row, bool staff, HashSet<string> sentHashes) => row.Kind switch
    {
        "item.commented" or "item.mentioned" or "item.reopened" => true,
        "item.closed" => staff, // staff read the note beside the change of state
        "item.file-attached" => row.Note is { } hash && sentHashes.Contains(hash),
        _ => false,
    };
}
