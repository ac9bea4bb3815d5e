using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>
/// Seals committed events: chains them by hash and signs a checkpoint in the same transaction, then appends it to the files outside.
/// Every second when there is something new; any number of nodes may try, one does it.
/// </summary>
public sealed class AuditSealer(AuditKeys keys, StorageOptions storage, TimeProvider clock, ILogger<AuditSealer> log) : IRepeatedJob
{
    internal const int Batch = 2_000;

    private static readonly Duration UsualLateness = Duration.FromSeconds(10);

    public string Kind => "audit.seal";

    public Duration Every => Duration.FromSeconds(1);

    public Task Run(Workspace workspace, CancellationToken cancel) => Seal(workspace, cancel);

    /// <summary>Seals everything that is committed now and answers how many events that were.</summary>
    public async Task<long> Seal(Workspace workspace, CancellationToken cancel = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var pace = workspace.Get<SealingPace>();
        var thorough = now - pace.ThoroughAt >= Duration.FromMinutes(1);
        long total = 0;
        int done;
        do
        {
            done = await SealBatch(workspace, thorough ? LatenessOn(workspace.Database.Engine) : UsualLateness, now, cancel);
            total += done;
        }
        while (done == Batch);
        if (thorough)
            pace.ThoroughAt = now;
        if (total > 0 || thorough)
            await CopyOutside(workspace, cancel);
        return total;
    }

    /// <summary>
    /// Ids grow with time, but transactions of several nodes commit a little out of order; the one writer of a SQLite file hardly does. What is
    /// committed later than this behind the newest sealed event is not sealed any more: somebody slipped it in, and the verification names it.
    /// </summary>
    internal static Duration LatenessOn(Engine engine) => engine == Engine.Sqlite ? Duration.FromMinutes(1) : Duration.FromHours(1);

    internal static IReadOnlyList<CheckpointFile> FilesOf(Workspace workspace, StorageOptions storage)
    {
        var beside = new CheckpointFile(Path.Combine(workspace.Folder, "audit-checkpoints.jsonl"));
        return storage.CheckpointCopyFolder is { } copy ? [beside, new CheckpointFile(Path.Combine(copy, workspace.Name + "-checkpoints.jsonl"))] : [beside];
    }

    internal static string HashOfSignature(AuditCheckpoint? checkpoint) =>
        checkpoint is null ? new string('0', 64) : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(checkpoint.Signature)));

    /// <summary>The id of an event made so long before another.</summary>
    internal static long Before(long eventId, Duration time) => eventId - ((long)time.TotalMilliseconds << 22);

    private async Task<int> SealBatch(Workspace workspace, Duration lateness, Instant now, CancellationToken cancel)
    {
        AuditLink? tail;
        AuditCheckpoint? last;
        List<EventRow> events;
        using (var lease = workspace.Database.Read())
        {
            var db = lease.Db;
            // the end of the chain before the events: what another node seals in between makes this batch refuse itself when it is written
            tail = await db.Set<AuditLink>().OrderByDescending(l => l.Seq).FirstOrDefaultAsync(cancel);
            last = await db.Set<AuditCheckpoint>().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
            var newest = await db.Set<AuditLink>().MaxAsync(l => (long?)l.EventId, cancel) ?? 0;
            var floor = Before(newest, lateness);
            events = await db.Set<EventRow>()
                .Where(e => e.Id > floor && !db.Set<AuditLink>().Any(l => l.EventId == e.Id))
                .OrderBy(e => e.Id).Take(Batch).ToListAsync(cancel);
            if (events.Count == 0)
                return 0;
        }

        var links = Chain(workspace, tail, events);
        var checkpoint = keys.Sign(
            new AuditCheckpoint
            {
                Number = (last?.Number ?? 0) + 1,
                Count = links[^1].Seq,
                Head = Convert.ToHexStringLower(links[^1].Hash),
                At = Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), // as precise as it is stored and signed
                KeyId = "",
                Previous = HashOfSignature(last),
                Signature = "",
            },
            workspace.Id);
        return await workspace.Database.Write(db => LinkWriter.Write(db, links, checkpoint), cancel) ? links.Count : 0;
    }

    private static List<AuditLink> Chain(Workspace workspace, AuditLink? tail, List<EventRow> events)
    {
        var chain = new EventChain();
        var links = new List<AuditLink>(events.Count);
        var (seq, hash) = (tail?.Seq ?? 0, tail?.Hash ?? EventChain.Beginning(workspace.Id));
        foreach (var row in events)
        {
            hash = chain.Link(hash, ++seq, row);
            links.Add(new AuditLink { Seq = seq, EventId = row.Id, Hash = hash });
        }

        return links;
    }

    /// <summary>Appends what the files do not have yet, also what a crash kept from them.</summary>
    private async Task CopyOutside(Workspace workspace, CancellationToken cancel)
    {
        foreach (var file in FilesOf(workspace, storage))
        {
            try
            {
                var last = file.LastNumber();
                using var lease = workspace.Database.Read();
                while (await lease.Db.Set<AuditCheckpoint>().Where(c => c.Number > last).OrderBy(c => c.Number).Take(Batch).ToListAsync(cancel) is { Count: > 0 } missing)
                {
                    file.Append(missing);
                    last = missing[^1].Number;
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // the checkpoint stands in the database; the file gets it with the next one
                log.LogWarning(fault, "Audit checkpoints of {Workspace} could not be written to {File}", workspace.Name, file.Path);
            }
        }
    }

    private sealed class SealingPace : IPerWorkspace<SealingPace>
    {
        /// <summary>When the whole window of lateness was looked through last; in between only its newest seconds are.</summary>
        public Instant ThoroughAt { get; set; } = Instant.MinValue;

        public static SealingPace Create(Workspace workspace) => new();
    }
}
