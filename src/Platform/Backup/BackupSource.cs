using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>
/// Reads a backup as if a stranger had made it: no name in it becomes a path, only known entries are taken, none is larger than it said,
/// and each must have the hash it was written with.
/// </summary>
internal sealed partial class BackupSource : IDisposable
{
    private const long LargestManifest = 256L * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchivedFile> files = new(StringComparer.Ordinal);

    private BackupSource(ZipArchive zip) => this.zip = zip;

    public BackupManifest Manifest { get; private set; } = null!;

    public IEnumerable<string> Names => files.Keys;

    /// <summary>Opens a backup and reads its manifest.</summary>
    /// <exception cref="BackupUnreadableException">It is no backup, a damaged one, or one of a later format.</exception>
    public static BackupSource Open(string path)
    {
        BackupSource? source = null;
        try
        {
            source = new BackupSource(ZipFile.OpenRead(path));
            source.ReadManifest();
            return source;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or NotSupportedException or Importing.UnreadableTableException)
        {
            source?.Dispose();
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupUnreadable", path, fault.Message));
        }
        catch
        {
            source?.Dispose();
            throw;
        }
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

    public void Dispose() => zip.Dispose();

    private void ReadManifest()
    {
        foreach (var entry in zip.Entries)
        {
            if (!KnownName().IsMatch(entry.FullName) || !entries.TryAdd(entry.FullName, entry))
                throw new InvalidDataException($"'{entry.FullName}' has no place in a backup.");
        }

        if (!entries.TryGetValue(BackupArchive.ManifestName, out var manifest) || manifest.Length > LargestManifest)
            throw new InvalidDataException("It has no manifest.");
        using (var stream = new Importing.MeteredStream(manifest.Open(), LargestManifest))
            Manifest = JsonSerializer.Deserialize<BackupManifest>(stream, PlatformJson.Options) ?? throw new InvalidDataException("Its manifest is empty.");
        if (Manifest.Format != BackupManifest.CurrentFormat)
            throw new InvalidDataException($"It has format {Manifest.Format}; this program reads format {BackupManifest.CurrentFormat}.");
        foreach (var file in Manifest.Files)
        {
            if (!entries.ContainsKey(file.Name) || !files.TryAdd(file.Name, file))
                throw new InvalidDataException($"'{file.Name}' is missing.");
        }

        if (files.Count != entries.Count - 1)
            throw new InvalidDataException("It holds entries its manifest does not name.");
    }

    [GeneratedRegex(@"^(manifest\.json|steward\.db|tables/[a-z][a-z0-9_]{0,60}\.copy|blobs/[0-9a-f]{64}|keys/key-[0-9a-f-]{36}\.xml)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownName();
}

/// <summary>A file that can not be restored, and why.</summary>
public sealed class BackupUnreadableException(Said sentence) : IOException(sentence.ToString())
{
    public Said Sentence { get; } = sentence;
}
