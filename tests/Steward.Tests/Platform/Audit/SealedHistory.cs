using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.Tests.Platform.Running;

namespace Steward.Tests.Platform.Audit;

/// <summary>A workspace with 240 events, sealed in eight goes, two hours apart from each other so that an id between two is an old one.</summary>
internal sealed class SealedHistory : IAsyncDisposable
{
    public const int Events = 240;
    private const int Goes = 8;

    private SealedHistory(LooseWorkspace loose) => Loose = loose;

    public LooseWorkspace Loose { get; }

    public Workspace Workspace => Loose.Workspace;

    public List<long> EventIds { get; } = [];

    public string File => AuditSealer.FilesOf(Workspace, Loose.Storage)[0].Path;

    public static async Task<SealedHistory> Make()
    {
        var history = new SealedHistory(await LooseWorkspace.Open());
        await history.Loose.Get<AuditSealer>().Seal(history.Workspace); // what opening the workspace recorded
        using (var lease = history.Workspace.Database.Read())
            history.EventIds.AddRange(await lease.Db.Set<AuditLink>().OrderBy(l => l.Seq).Select(l => l.EventId).ToListAsync());
        for (var go = 0; go < Goes; go++)
        {
            await history.Record(Events / Goes);
            await history.Loose.Get<AuditSealer>().Seal(history.Workspace);
        }

        return history;
    }

    public Task Record(int count) => Workspace.Database.Write(db =>
    {
        for (var i = 0; i < count; i++)
        {
            var number = EventIds.Count + 1;
            var row = new EventRow
            {
                Id = Ids.Next() + ((long)Duration.FromHours(2).TotalMilliseconds * number << 22),
                At = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(2 * number),
                RecordedAt = Instant.FromUtc(2026, 1, 1, 0, 1) + Duration.FromHours(2 * number),
                Kind = number % 3 == 0 ? "item.closed" : "item.changed",
                Subject = "item",
                SubjectId = number,
                SpaceId = number % 2 == 0 ? 7 : null,
                ActorId = number % 5,
                Channel = Channel.Page,
                Internal = number % 4 == 0,
                Changes = number % 3 == 0 ? null : $$"""[{"field":"state","from":"new","to":"Grüße {{number}}"}]""",
                Note = number % 2 == 0 ? null : $"Note {number}",
            };
            db.Add(row);
            EventIds.Add(row.Id);
        }

        return Task.FromResult(new Written<bool>(true, Keep: true));
    });

    public Task<AuditReport> Verify() => Loose.Get<AuditVerification>().Verify(Workspace);

    /// <summary>Tampers inside a transaction, verifies what it left, and takes it back.</summary>
    public Task<AuditReport> VerifyAfter(Func<AppDb, Task> tamper, string? file = null) => Workspace.Database.Write(async db =>
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await tamper(db);
        using var check = new CheckpointFileCheck(new CheckpointFile(file ?? File));
        return new Written<AuditReport>(await new AuditWalk(db, Workspace, Loose.Get<AuditKeys>(), [check]).Run(Instant.MinValue, default), Keep: false);
    });

    public ValueTask DisposeAsync() => Loose.DisposeAsync();
}
