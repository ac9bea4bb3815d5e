using System.Security.Cryptography;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Blobs;

/// <summary>Where contents of files are kept. Streams come in and go out; no content is ever whole in memory.</summary>
public sealed class BlobStore(StorageOptions storage, TimeProvider clock)
{
    /// <summary>The largest file Steward takes: 100 MB.</summary>
    public const long LargestFile = 100L * 1024 * 1024;

    private const int Step = 128 * 1024;

    /// <summary>Keeps a content and answers its name after it is durable; refuses what is empty or too large, naming the file.</summary>
    /// <param name="workspace">Where it is kept.</param>
    /// <param name="content">Read to its end, once.</param>
    /// <param name="name">The file's name as people know it, for the refusal.</param>
    /// <param name="cancel">Stops reading; nothing stays.</param>
    public async Task<Outcome<Blob>> Keep(Workspace workspace, Stream content, string name, CancellationToken cancel = default)
    {
        var waiting = Directory.CreateDirectory(Path.Combine(workspace.Folder, "blobs", "coming")).FullName;
        var file = Path.Combine(waiting, Guid.NewGuid().ToString("N"));
        try
        {
            var blob = await Receive(content, file, cancel);
            if (blob is null)
                return Refusal.Invalid("file", Texts<PlatformTexts>.Say("FileTooLarge", name, LargestFile / 1024 / 1024));
            if (blob.Size == 0)
                return Refusal.Invalid("file", Texts<PlatformTexts>.Say("FileEmpty", name));
            await In(workspace).Take(file, blob, cancel);
            return blob;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The content behind a hash, seekable; null when it is gone.</summary>
    public Task<Stream?> Open(Workspace workspace, string hash, CancellationToken cancel = default) => In(workspace).Open(hash, cancel);

    /// <summary>How many contents a workspace keeps, and their bytes.</summary>
    public Task<(long Contents, long Bytes)> Held(Workspace workspace, CancellationToken cancel = default) => In(workspace).Held(cancel);

    internal IBlobShelf In(Workspace workspace) => On(workspace.Database, workspace.Folder);

    /// <summary>The shelf of a workspace that is not open yet.</summary>
    internal IBlobShelf On(IWorkspaceDatabase database, string folder) => storage.BlobsInDatabase ?? database.Engine == Engine.PostgreSql
        ? new DatabaseBlobs(database, Now)
        : new FileBlobs(folder, Now);

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Writes the stream to a file while hashing it, and syncs the file; null as soon as it is too large.</summary>
    private static async Task<Blob?> Receive(Stream content, string file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = new byte[MediaTypes.HeadLength];
        var buffer = new byte[Step];
        long size = 0;
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0)
        {
            if (size < head.Length)
                buffer.AsSpan(0, (int)Math.Min(read, head.Length - size)).CopyTo(head.AsSpan((int)size));
            size += read;
            if (size > LargestFile)
                return null;
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        target.Flush(flushToDisk: true);
        var type = MediaTypes.Of(head.AsSpan(0, (int)Math.Min(size, head.Length)));
        return new Blob(Convert.ToHexStringLower(hash.GetHashAndReset()), size, type);
    }
}
