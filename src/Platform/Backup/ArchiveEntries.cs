using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>
/// The entries of an archive somebody else may have put together: no name in it becomes a path, only known entries are taken, none is larger
/// than it said, and each must have the hash it was written with.
/// </summary>
internal sealed class ArchiveEntries(ZipArchive zip) : IDisposable
{
    private const long LargestManifest = 256L * 1024 * 1024;
    private const long SmallEnough = 64L * 1024 * 1024;
    private const int MostTimes = 400;

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchivedFile> files = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => files.Keys;

    public long UnpackedSize => files.Values.Sum(file => file.Size);

    /// <summary>Takes the entries whose names are known, and reads the manifest.</summary>
    /// <exception cref="InvalidDataException">One has another name, stands twice, or there is no manifest.</exception>
    public TManifest ReadManifest<TManifest>(Regex known)
    {
        foreach (var entry in zip.Entries)
        {
            if (!known.IsMatch(entry.FullName) || !entries.TryAdd(entry.FullName, entry))
                throw new InvalidDataException($"'{entry.FullName}' has no place in it.");
        }

        if (!entries.TryGetValue(BackupArchive.ManifestName, out var manifest) || manifest.Length > LargestManifest)
            throw new InvalidDataException("It has no manifest.");
        using var stream = new Importing.MeteredStream(manifest.Open(), LargestManifest);
        return JsonSerializer.Deserialize<TManifest>(stream, PlatformJson.Options) ?? throw new InvalidDataException("Its manifest is empty.");
    }

    /// <summary>The manifest must name exactly the entries there are.</summary>
    /// <exception cref="InvalidDataException">One is missing, one is too many, or one unpacks to more than is believable.</exception>
    public void MustBe(IReadOnlyList<ArchivedFile> named)
    {
        foreach (var file in named)
        {
            if (!entries.TryGetValue(file.Name, out var entry) || !files.TryAdd(file.Name, file))
                throw new InvalidDataException($"'{file.Name}' is missing.");
            if (file.Size < 0 || (file.Size > SmallEnough && file.Size / MostTimes > entry.CompressedLength))
                throw new InvalidDataException($"'{file.Name}' would unpack to {file.Size / 1024 / 1024} MB from {entry.CompressedLength / 1024} kB.");
        }

        if (files.Count != entries.Count - 1)
            throw new InvalidDataException("It holds entries its manifest does not name.");
    }

    /// <summary>Copies an entry's content to <paramref name="to"/> and proves its size and hash.</summary>
    public async Task Copy(string name, Stream to, CancellationToken cancel)
    {
        var said = files[name];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var from = entries[name].Open();
        var buffer = new byte[128 * 1024];
        long size = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            size += read;
            if (size > said.Size)
                break;
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (size != said.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != said.Sha256)
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", name));
    }

    /// <summary>An entry's content, at most as long as it said. Its hash is proved by <see cref="Copy"/> or by what is made of it.</summary>
    public Stream Open(string name) => new Importing.MeteredStream(entries[name].Open(), files[name].Size);

    public void Dispose() => zip.Dispose();
}
