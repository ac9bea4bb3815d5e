using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.Platform.Events;

namespace Steward.Identity.Operations;

/// <summary>A page of the history in the reader's words, and where the next one begins.</summary>
internal sealed record HistoryLines(IReadOnlyList<ToldEvent> Events, HistoryPlace? Next);

/// <summary>Reads the history newest first, a page at a time.</summary>
internal static class HistoryReading
{
    public static async Task<HistoryLines> Read(
        Visit visit, EventTelling telling, HistoryFilter filter, HistoryPlace? before, int most, CancellationToken cancel = default)
    {
        var events = filter.Events(visit.Db, visit);
        if (before is { } place)
        {
            var (at, id) = (place.At, place.Id);
            events = events.Where(e => e.At <= at && (e.At < at || e.Id < id)); // the first half is what an index can follow
        }

        var rows = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most + 1).ToListAsync(cancel);
        var next = rows.Count > most ? new HistoryPlace(rows[most - 1].At, rows[most - 1].Id) : null;
        var told = await telling.Tell(visit, [.. rows.Take(most)], cancel);
        // words that stand only in what this reader may not know must not find anything
        if (filter.Words is { } words && !visit.Actor.IsAdmin)
            told = [.. told.Where(one => one.Says(words))];
        return new HistoryLines(told, next);
    }
}
