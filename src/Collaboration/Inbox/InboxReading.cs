using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Notifying;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Inbox;

/// <summary>A row of the inbox: one item and what its reader was told of it last.</summary>
public sealed record InboxRow(string Key, string Title, string Type, long SpaceId, NewsBundle News);

/// <summary>A page of rows, newest first, and where the next begins.</summary>
public sealed record InboxPart(IReadOnlyList<InboxRow> Rows, string? Next);

/// <summary>Reads the visitor's own inbox in one statement, through the visitor's own sight.</summary>
internal static class InboxReading
{
    public static async Task<InboxPart> Inbox(this Visit visit, InboxAddress address, int limit, CancellationToken cancel = default)
    {
        var (db, now, spaces) = (visit.Db, visit.Now, visit.Workspace.Get<SpaceDirectory>());
        var rows =
            from news in db.NewsOf(visit.Actor)
            join item in db.Set<WorkItem>() on news.ItemId equals item.Id
            select new { news, item.SpaceId, item.Number, item.Title, item.Type };
        rows = address.Shelf switch
        {
            InboxShelf.Archived => rows.Where(r => r.news.ArchivedAt != null),
            InboxShelf.Snoozed => rows.Where(r => r.news.ArchivedAt == null && r.news.SnoozedUntil > now),
            InboxShelf.Unread => rows.Where(r => r.news.ArchivedAt == null && (r.news.SnoozedUntil == null || r.news.SnoozedUntil <= now) && r.news.Unread > 0),
            _ => rows.Where(r => r.news.ArchivedAt == null && (r.news.SnoozedUntil == null || r.news.SnoozedUntil <= now)),
        };
        if (address.Reason is { } reason)
        {
            var bit = reason.Bit();
            rows = rows.Where(r => (r.news.Reasons & bit) != 0);
        }

        if (address.Space is { } key)
        {
            var space = spaces.Find(key)?.Id ?? 0;
            rows = rows.Where(r => r.SpaceId == space);
        }

        if (ReadCursor(address.Cursor) is var (at, id) && id != 0)
            rows = rows.Where(r => r.news.NewestAt < at || (r.news.NewestAt == at && r.news.ItemId < id));
        var found = await rows.OrderByDescending(r => r.news.NewestAt).ThenByDescending(r => r.news.ItemId).Take(limit + 1).ToListAsync(cancel);
        List<InboxRow> page = [.. found.Take(limit).Select(r => new InboxRow(new WorkItemKey(spaces.KeyOf(r.SpaceId), r.Number).ToString(), r.Title, r.Type, r.SpaceId, r.news))];
        return new InboxPart(page, found.Count > limit ? WriteCursor(page[^1].News) : null);
    }

    private static string WriteCursor(NewsBundle last) => string.Create(CultureInfo.InvariantCulture, $"{last.NewestAt.ToUnixTimeMilliseconds()}.{last.ItemId}");

    private static (Instant At, long Id) ReadCursor(string? cursor) =>
        cursor?.Split('.') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 4_102_444_800_000
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            ? (Instant.FromUnixTimeMilliseconds(milliseconds), item)
            : default;
}
