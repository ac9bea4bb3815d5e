using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.Platform.Audit;

/// <summary>What was blacked out of a history, and whether that is sealed: a change nobody recorded passes for none.</summary>
internal sealed class KnownRedactions
{
    private readonly Dictionary<long, Redaction> byEvent;

    private KnownRedactions(List<Redaction> all, HashSet<string> seals)
    {
        byEvent = all.GroupBy(r => r.EventId).ToDictionary(group => group.Key, group => group.MaxBy(r => r.ErasureId)!);
        Unsealed = [.. all.GroupBy(r => r.ErasureId).Where(group => !seals.Contains(Redacting.SealOf(group.Key, group))).Select(group => group.Min(r => r.EventId))];
    }

    /// <summary>One event of each group that no event of the history vouches for.</summary>
    public IReadOnlyList<long> Unsealed { get; }

    public static async Task<KnownRedactions> In(AppDb db, CancellationToken cancel)
    {
        var all = await db.Set<Redaction>().ToListAsync(cancel);
        var rows = all.Count == 0 ? [] : await db.Set<EventRow>().Where(e => e.Kind == HistoryRedacted.Named).ToListAsync(cancel);
        return new KnownRedactions(all, [.. rows.SelectMany(row => row.ReadChanges()).Where(change => change.Field == "seal").Select(change => change.To ?? "")]);
    }

    /// <summary>Is this what was left of the event?</summary>
    public bool Explains(EventRow row, byte[] hash) => byEvent.TryGetValue(row.Id, out var redaction) && redaction.Hash.AsSpan().SequenceEqual(hash);
}
