namespace Steward.Platform.Backup;

/// <summary>Where a workspace's data goes: everything is written beside it and proved first, then moved into place.</summary>
internal abstract class RestorePlace(string folder, string stamp)
{
    protected string Folder { get; } = folder;

    protected string Stamp { get; } = stamp;

    /// <summary>True when data is there already.</summary>
    public abstract Task<bool> IsTaken(CancellationToken cancel);

    /// <summary>True when nothing has happened in what is there.</summary>
    public abstract Task<bool> IsEmpty(CancellationToken cancel);

    /// <summary>Id of the workspace that is there; null when that can not be said.</summary>
    public abstract Task<string?> WorkspaceId(CancellationToken cancel);

    /// <summary>Restores everything; answers where what was there before is kept.</summary>
    public abstract Task<string?> Restore(BackupSource source, CancellationToken cancel);

    /// <summary>Makes a database of the schema's named step beside it, lets it be filled, and moves it into place; answers where what was there is kept.</summary>
    public abstract Task<string?> Build(string step, Func<Data.IWorkspaceDatabase, Task> fill, CancellationToken cancel);

    /// <summary>Contents of files go where their hash says; one that is there already is the same. Old checkpoints are kept aside.</summary>
    protected async Task RestoreFiles(BackupSource source, CancellationToken cancel)
    {
        foreach (var name in source.Names.Where(n => n.StartsWith("blobs/", StringComparison.Ordinal)))
        {
            var hash = name["blobs/".Length..];
            var shelf = Directory.CreateDirectory(Path.Combine(Folder, "blobs", hash[..2], hash[2..4])).FullName;
            var target = Path.Combine(shelf, hash);
            if (File.Exists(target))
                continue;
            await Receive(source, name, target + ".restoring", cancel);
            if (Convert.ToHexStringLower(await HashOf(target + ".restoring", cancel)) != hash)
            {
                File.Delete(target + ".restoring");
                throw new BackupUnreadableException(Text.Texts<PlatformTexts>.Say("BackupDamaged", name));
            }

            File.Move(target + ".restoring", target);
            Blobs.FolderSync.Flush(shelf);
        }
    }

    protected void SetCheckpointsAside()
    {
        var file = Path.Combine(Folder, "audit-checkpoints.jsonl");
        if (File.Exists(file))
            File.Move(file, $"{file}.before-restore-{Stamp}");
    }

    protected static async Task Receive(BackupSource source, string name, string file, CancellationToken cancel)
    {
        await using var target = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        await source.Copy(name, target, cancel);
        target.Flush(flushToDisk: true);
    }

    private static async Task<byte[]> HashOf(string file, CancellationToken cancel)
    {
        await using var content = File.OpenRead(file);
        return await System.Security.Cryptography.SHA256.HashDataAsync(content, cancel);
    }
}
