using System.Data.Common;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Data;

/// <summary>Whether a workspace's storage reads and commits right now. Committing is tried only after a commit has failed.</summary>
public static class StorageProbe
{
    /// <summary>Null when all is well, else the trouble in the engine's words (for administrators, not for strangers).</summary>
    public static async Task<string?> Trouble(Workspace workspace, CancellationToken cancel = default)
    {
        try
        {
            using (var lease = workspace.Database.Read())
                await lease.Db.Fact(WorkspaceFacts.Id, cancel);
            if (workspace.Database.Trouble is not null)
                await workspace.Database.Keep(WorkspaceFacts.Probed, Guid.NewGuid().ToString("N"), cancel);
            return null;
        }
        catch (Exception fault) when (fault is DbException or NotDurableException || fault.InnerException is DbException)
        {
            return fault.GetBaseException().Message;
        }
    }
}
