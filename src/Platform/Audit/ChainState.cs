using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;

namespace Steward.Platform.Audit;

/// <summary>How far the history is sealed and proved.</summary>
/// <param name="Sealed">Entries of the chain.</param>
/// <param name="Waiting">Events behind the newest sealed one.</param>
/// <param name="Head">Hash of the newest entry, as hexadecimal text; empty when nothing is sealed.</param>
/// <param name="Checkpoints">Number of the newest signed checkpoint.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="Verified">What the last verification found; null when there was none.</param>
/// <param name="Verifying">A verification waits or runs.</param>
public sealed record ChainState(long Sealed, long Waiting, string Head, long Checkpoints, Instant? SignedAt, AuditReport? Verified, bool Verifying)
{
    public static async Task<ChainState> Read(AppDb db, CancellationToken cancel = default)
    {
        var head = await db.Set<AuditLink>().OrderByDescending(l => l.Seq).FirstOrDefaultAsync(cancel);
        var newest = await db.Set<AuditLink>().MaxAsync(l => (long?)l.EventId, cancel) ?? 0;
        var checkpoint = await db.Set<AuditCheckpoint>().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        return new ChainState(
            head?.Seq ?? 0,
            await db.Set<EventRow>().LongCountAsync(e => e.Id > newest, cancel),
            head is null ? "" : Convert.ToHexStringLower(head.Hash),
            checkpoint?.Number ?? 0,
            checkpoint?.At,
            await LastVerification.Read(db, cancel),
            await db.Set<JobRow>().AnyAsync(j => j.State == JobState.Waiting && j.Kind == VerifyHistory.JobKind, cancel));
    }
}
