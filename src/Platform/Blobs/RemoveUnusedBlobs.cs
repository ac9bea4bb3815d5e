using NodaTime;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Blobs;

/// <summary>Removes contents that no row names: uploads whose command was refused, files of removed items. A day old at least, so that none is taken from a command under way.</summary>
internal sealed class RemoveUnusedBlobs(BlobStore blobs, IEnumerable<IUseBlobs> users, TimeProvider clock) : IRepeatedJob
{
    private const int AtOnce = 500;

    public string Kind => "blobs.remove-unused";

    public Duration Every => Duration.FromHours(6);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var limit = Instant.FromDateTimeOffset(clock.GetUtcNow()) - Duration.FromDays(1);
        var shelf = blobs.In(workspace);
        RemoveBrokenUploads(workspace.Folder, limit);
        var after = "";
        while (await shelf.KeptBefore(limit, after, AtOnce, cancel) is { Count: > 0 } old)
        {
            after = old[^1];
            foreach (var hash in await Unused(workspace, old, cancel))
                await shelf.Remove(hash, limit, cancel);
        }
    }

    private async Task<IEnumerable<string>> Unused(Workspace workspace, IReadOnlyList<string> hashes, CancellationToken cancel)
    {
        using var lease = workspace.Database.Read();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var user in users)
            used.UnionWith(await user.Used(lease.Db, hashes, cancel));
        return hashes.Where(hash => !used.Contains(hash));
    }

    /// <summary>What a killed process left half received.</summary>
    private static void RemoveBrokenUploads(string folder, Instant limit)
    {
        var coming = Path.Combine(folder, "blobs", "coming");
        if (!Directory.Exists(coming))
            return;
        foreach (var file in Directory.EnumerateFiles(coming).Where(file => File.GetLastWriteTimeUtc(file) < limit.ToDateTimeUtc()))
            File.Delete(file);
    }
}
