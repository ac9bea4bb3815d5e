using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Platform.Audit;

/// <summary>What is left of an event's words.</summary>
public sealed record BlackedOut(IReadOnlyList<Change> Changes, string? Note);

/// <summary>Blacks words out of sealed events without breaking the chain: who, when, what and where stay.</summary>
public static class Redacting
{
    private const int AtOnce = 500;

    /// <summary>Blacks out and records that it was done; answers how many events lost words.</summary>
    /// <param name="context">The command that does it.</param>
    /// <param name="candidates">Events that may hold the words.</param>
    /// <param name="blackOut">What is left of an event; null when it loses nothing.</param>
    public static async Task<Outcome<int>> Redact(this CommandContext context, IQueryable<EventRow> candidates, Func<EventRow, BlackedOut?> blackOut)
    {
        var erasure = Ids.Next();
        var all = new List<Redaction>();
        long after = 0;
        while (await candidates.Where(e => e.Id > after).OrderBy(e => e.Id).Take(AtOnce).AsNoTracking().ToListAsync() is { Count: > 0 } page)
        {
            after = page[^1].Id;
            var left = page.Select(row => (Row: row, Left: blackOut(row))).Where(pair => pair.Left is not null).Select(pair => pair.Row.With(pair.Left!.Changes, pair.Left.Note)).ToList();
            if (await Black(context, left, erasure, all) is { } refusal)
                return refusal;
        }

        if (all.Count > 0)
        {
            context.Record(new HistoryRedacted
            {
                SubjectId = 0,
                Changes =
                [
                    new Change("entries", null, all.Count.ToString(CultureInfo.InvariantCulture)),
                    new Change("seal", null, SealOf(erasure, all)),
                ],
            });
        }

        return all.Count;
    }

    internal static string SealOf(long erasure, IEnumerable<Redaction> group) => string.Create(CultureInfo.InvariantCulture, $"{erasure}:{Redaction.DigestOf(group)}");

    private static async Task<Refusal?> Black(CommandContext context, List<EventRow> left, long erasure, List<Redaction> all)
    {
        var (db, chain) = (context.Db, new EventChain());
        var ids = left.ConvertAll(row => row.Id);
        var places = await db.Set<AuditLink>().Where(l => ids.Contains(l.EventId)).ToDictionaryAsync(l => l.EventId, l => l.Seq);
        if (places.Count < left.Count)
            return Refusal.Conflict(Texts<AuditTexts>.Say("NotSealedYet"));
        var befores = places.Values.Select(seq => seq - 1).ToList();
        var hashes = await db.Set<AuditLink>().Where(l => befores.Contains(l.Seq)).ToDictionaryAsync(l => l.Seq, l => l.Hash);
        foreach (var row in left)
        {
            var seq = places[row.Id];
            var before = seq == 1 ? EventChain.Beginning(context.Workspace.Id) : hashes[seq - 1];
            var redaction = new Redaction { EventId = row.Id, ErasureId = erasure, Hash = chain.Link(before, seq, row) };
            db.Add(redaction);
            all.Add(redaction);
            await db.Set<EventRow>().Where(e => e.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Changes, row.Changes).SetProperty(e => e.Note, row.Note));
        }

        return null;
    }
}
