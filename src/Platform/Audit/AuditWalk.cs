using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>One walk along the chain: entries and checkpoints side by side, a page at a time.</summary>
internal sealed class AuditWalk(AppDb db, Workspace workspace, AuditKeys keys, IReadOnlyList<CheckpointFileCheck> files)
{
    private const int PageSize = 5_000;
    private const int Named = 50;

    private readonly EventChain chain = new();
    private readonly List<AuditFinding> findings = [];
    private long found;
    private long seq;
    private byte[]? hash = EventChain.Beginning(workspace.Id); // null after a gap: the next entry can not be checked
    private AuditCheckpoint? passed;
    private AuditCheckpoint? next;
    private Queue<AuditCheckpoint> checkpoints = new();
    private long checkpointCount;
    private long newest;
    private long oldestWaiting = long.MaxValue;
    private KnownRedactions redactions = null!;

    public async Task<AuditReport> Run(Instant at, CancellationToken cancel)
    {
        long waiting = 0;
        try
        {
            redactions = await KnownRedactions.In(db, cancel);
            foreach (var eventId in redactions.Unsealed)
                Add(new AuditFinding(AuditFault.Edited, EventId: eventId, Detail: HistoryRedacted.Named));
            await Advance(cancel);
            await Walk(cancel);
            while (next is not null)
                await Pass(AuditFinding.Cut(passed?.Count ?? 0, next, seq), cancel);
            if (seq > (passed?.Count ?? 0))
                Add(new AuditFinding(AuditFault.Unsigned, (passed?.Count ?? 0) + 1, seq));
            waiting = await LookAtUnsealed(cancel);
        }
        catch (Exception fault) when (fault is InvalidCastException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            Add(new AuditFinding(AuditFault.Unreadable, seq, seq, Detail: fault.Message));
        }

        // a new workspace is sealed within seconds; events that wait for long without any file are what is left of a removed chain
        var everSealed = seq > 0 || checkpointCount > 0 || oldestWaiting < AuditSealer.Before(Ids.Next(), Duration.FromMinutes(5));
        foreach (var file in files)
        {
            if (file.End(passed?.Count ?? 0, seq, everSealed) is { } finding)
                Add(finding);
        }

        // what is not vouched for comes after what is known to be wrong
        var ordered = findings.OrderBy(f => f.Fault == AuditFault.Unsigned).ThenBy(f => f.Entry == 0 ? long.MaxValue : f.Entry).ToList();
        return new AuditReport(at, seq, waiting, checkpointCount, passed?.At, found, ordered, files.Max(f => (long?)f.Behind) ?? 0);
    }

    private async Task Walk(CancellationToken cancel)
    {
        long from = 0;
        while (true)
        {
            var page = await db.Set<AuditLink>().Where(l => l.Seq > from).OrderBy(l => l.Seq).Take(PageSize)
                .LeftJoin(db.Set<EventRow>(), l => l.EventId, e => e.Id, (l, e) => new { Link = l, Event = e })
                .OrderBy(pair => pair.Link.Seq).ToListAsync(cancel);
            foreach (var pair in page)
                await Step(pair.Link, pair.Event, cancel);
            if (page.Count < PageSize)
                return;
            from = page[^1].Link.Seq;
        }
    }

    private async Task Step(AuditLink link, EventRow? row, CancellationToken cancel)
    {
        if (link.Seq != seq + 1)
        {
            Add(new AuditFinding(AuditFault.ChainGap, seq + 1, link.Seq - 1));
            hash = null;
        }

        while (next is not null && next.Count < link.Seq)
            await Pass(null, cancel); // its entry is in the gap
        seq = link.Seq;
        newest = Math.Max(newest, link.EventId);
        if (row is null)
            Add(new AuditFinding(AuditFault.Deleted, seq, seq, link.EventId));
        else if (hash is not null && chain.Link(hash, seq, row) is var now && !now.AsSpan().SequenceEqual(link.Hash) && !redactions.Explains(row, now))
            Add(new AuditFinding(AuditFault.Edited, seq, seq, row.Id, Detail: row.Kind));
        hash = link.Hash;
        if (next?.Count == seq)
        {
            var right = next.Head == Convert.ToHexStringLower(link.Hash);
            await Pass(right ? null : new AuditFinding(AuditFault.Restamped, (passed?.Count ?? 0) + 1, seq, Checkpoint: next.Number), cancel);
        }
    }

    /// <summary>Leaves the next checkpoint behind and takes up the one after it.</summary>
    private async Task Pass(AuditFinding? finding, CancellationToken cancel)
    {
        if (finding is not null)
            Add(finding);
        passed = next;
        await Advance(cancel);
    }

    private async Task Advance(CancellationToken cancel)
    {
        if (checkpoints.Count == 0)
        {
            var from = passed?.Number ?? 0;
            checkpoints = new Queue<AuditCheckpoint>(
                await db.Set<AuditCheckpoint>().Where(c => c.Number > from).OrderBy(c => c.Number).Take(PageSize).ToListAsync(cancel));
        }

        if (!checkpoints.TryDequeue(out next))
            return;
        checkpointCount++;
        if (next.Number != (passed?.Number ?? 0) + 1 || next.Previous != AuditSealer.HashOfSignature(passed) || next.Count <= (passed?.Count ?? 0))
            Add(new AuditFinding(AuditFault.CheckpointGap, (passed?.Count ?? 0) + 1, next.Count, Checkpoint: (passed?.Number ?? 0) + 1));
        if (keys.Check(next, workspace.Id) is { } fault)
            Add(new AuditFinding(fault, (passed?.Count ?? 0) + 1, next.Count, Checkpoint: next.Number, Detail: next.KeyId));
        foreach (var file in files)
        {
            if (file.Meet(next) is { } finding)
                Add(finding);
        }
    }

    /// <summary>Events without an entry: the newest are only waiting; older ones were slipped in. Answers how many wait.</summary>
    private async Task<long> LookAtUnsealed(CancellationToken cancel)
    {
        var floor = AuditSealer.Before(newest, AuditSealer.LatenessOn(workspace.Database.Engine));
        var unsealed = db.Set<EventRow>().Where(e => !db.Set<AuditLink>().Any(l => l.EventId == e.Id));
        if (seq > 0)
        {
            var slipped = await unsealed.Where(e => e.Id <= floor).OrderBy(e => e.Id).Take(Named).Select(e => new { e.Id, e.Kind }).ToListAsync(cancel);
            foreach (var row in slipped)
                Add(new AuditFinding(AuditFault.Inserted, EventId: row.Id, Detail: row.Kind));
            found += Math.Max(0, await unsealed.CountAsync(e => e.Id <= floor, cancel) - slipped.Count);
        }

        var waiting = unsealed.Where(e => seq == 0 || e.Id > floor);
        oldestWaiting = await waiting.MinAsync(e => (long?)e.Id, cancel) ?? long.MaxValue;
        return await waiting.CountAsync(cancel);
    }

    private void Add(AuditFinding finding)
    {
        found++;
        if (findings.Count < Named)
            findings.Add(finding);
    }
}
