using Steward.Platform.Blobs;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>A kept file as a file on this machine: tables are read synchronously and more than once, contents come as streams.</summary>
internal sealed class LocalCopy : IDisposable
{
    private readonly string _path;

    private LocalCopy(string path) => _path = path;

    /// <summary>The content of a hash; nothing when it is no longer kept.</summary>
    public static async Task<LocalCopy?> Of(BlobStore blobs, Workspace workspace, string hash, CancellationToken cancel)
    {
        await using var content = await blobs.Open(workspace, hash, cancel);
        if (content is null) return null;
        var copy = new LocalCopy(Path.GetTempFileName());
        try
        {
            await using var target = new FileStream(copy._path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await content.CopyToAsync(target, cancel);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public Stream Open() => new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    public void Dispose() => File.Delete(_path);
}
