using NodaTime;

namespace Steward.Platform.Blobs;

/// <summary>Contents as files: <c>blobs/ab/cd/abcd…</c>. A file appears under its name whole or not at all.</summary>
internal sealed class FileBlobs(string folder, Func<Instant> now) : IBlobShelf
{
    // one gate for all workspaces: taking and removing are rare and short, and must not cross
    private static readonly Lock Gate = new();

    private readonly string root = Path.Combine(folder, "blobs");

    public Task Take(string file, Blob blob, CancellationToken cancel)
    {
        var place = PathOf(blob.Hash);
        lock (Gate)
        {
            if (File.Exists(place))
            {
                File.SetLastWriteTimeUtc(place, now().ToDateTimeUtc());
                return Task.CompletedTask;
            }

            var shelf = Directory.CreateDirectory(Path.GetDirectoryName(place)!).FullName;
            File.Move(file, place);
            File.SetLastWriteTimeUtc(place, now().ToDateTimeUtc());
            // the name must survive a power cut as well as the content: each folder on the way is synced
            for (var above = shelf; above.Length >= root.Length; above = Path.GetDirectoryName(above)!)
                FolderSync.Flush(above);
        }

        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string hash, CancellationToken cancel)
    {
        var place = IsHash(hash) ? PathOf(hash) : "";
        return Task.FromResult<Stream?>(File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true)
            : null);
    }

    public Task<IReadOnlyList<string>> KeptBefore(Instant moment, string afterHash, int most, CancellationToken cancel)
    {
        if (!Directory.Exists(root))
            return Task.FromResult<IReadOnlyList<string>>([]);
        var limit = moment.ToDateTimeUtc();
        IReadOnlyList<string> found =
        [
            .. Directory.EnumerateDirectories(root, "??").Order(StringComparer.Ordinal)
                .Where(shelf => string.CompareOrdinal(Path.GetFileName(shelf), afterHash.Length < 2 ? "" : afterHash[..2]) >= 0)
                .SelectMany(shelf => Directory.EnumerateFiles(shelf, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                .Where(file => string.CompareOrdinal(Path.GetFileName(file), afterHash) > 0 && File.GetLastWriteTimeUtc(file) < limit)
                .Select(file => Path.GetFileName(file)).Where(IsHash).Take(most),
        ];
        return Task.FromResult(found);
    }

    public Task<(long Contents, long Bytes)> Held(CancellationToken cancel)
    {
        long contents = 0, bytes = 0;
        if (Directory.Exists(root))
        {
            foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => IsHash(file.Name)))
                (contents, bytes) = (contents + 1, bytes + file.Length);
        }

        return Task.FromResult((contents, bytes));
    }

    public Task Remove(string hash, Instant keptBefore, CancellationToken cancel)
    {
        lock (Gate)
        {
            var place = PathOf(hash);
            if (File.Exists(place) && File.GetLastWriteTimeUtc(place) < keptBefore.ToDateTimeUtc())
                File.Delete(place);
        }

        return Task.CompletedTask;
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..4], hash);

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
