using NodaTime;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>Walks the whole chain of a workspace as it is at one moment, while work goes on, and compares it with all checkpoints.</summary>
public sealed class AuditVerification(AuditKeys keys, StorageOptions storage, TimeProvider clock)
{
    /// <summary>Verifies the workspace's history.</summary>
    /// <param name="workspace">Whose history.</param>
    /// <param name="against">Further checkpoint files, kept elsewhere, to compare with.</param>
    /// <param name="cancel">Stops the walk.</param>
    public async Task<AuditReport> Verify(Workspace workspace, IReadOnlyList<string>? against = null, CancellationToken cancel = default)
    {
        // the files first: what is sealed meanwhile is in the database and may be missing in them, never the other way round
        var files = AuditSealer.FilesOf(workspace, storage).Concat((against ?? []).Select(path => new CheckpointFile(path)))
            .Select(file => new CheckpointFileCheck(file)).ToList();
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        try
        {
            return await workspace.Database.AtOneMoment(db => new AuditWalk(db, workspace, keys, files).Run(at, cancel), cancel);
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }
}
