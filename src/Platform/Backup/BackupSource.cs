using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>Reads a backup as if a stranger had made it.</summary>
internal sealed partial class BackupSource : IDisposable
{
    private readonly ArchiveEntries entries;

    private BackupSource(ArchiveEntries entries, BackupManifest manifest) => (this.entries, Manifest) = (entries, manifest);

    public BackupManifest Manifest { get; }

    public IEnumerable<string> Names => entries.Names;

    /// <summary>Opens a backup and reads its manifest.</summary>
    /// <exception cref="BackupUnreadableException">It is no backup, a damaged one, or one of a later format.</exception>
    public static BackupSource Open(string path)
    {
        ArchiveEntries? entries = null;
        try
        {
            entries = new ArchiveEntries(ZipFile.OpenRead(path));
            var manifest = entries.ReadManifest<BackupManifest>(KnownName());
            if (manifest.Format != BackupManifest.CurrentFormat)
                throw new InvalidDataException($"It has format {manifest.Format}; this program reads format {BackupManifest.CurrentFormat}.");
            entries.MustBe(manifest.Files);
            return new BackupSource(entries, manifest);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or NotSupportedException or Importing.UnreadableTableException)
        {
            entries?.Dispose();
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupUnreadable", path, fault.Message));
        }
        catch
        {
            entries?.Dispose();
            throw;
        }
    }

    /// <summary>Copies an entry's content to <paramref name="to"/> and proves its size and hash.</summary>
    public Task Copy(string name, Stream to, CancellationToken cancel) => entries.Copy(name, to, cancel);

    public void Dispose() => entries.Dispose();

    [GeneratedRegex(@"^(manifest\.json|steward\.db|tables/[a-z][a-z0-9_]{0,60}\.copy|blobs/[0-9a-f]{64}|keys/key-[0-9a-f-]{36}\.xml)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownName();
}

/// <summary>A file that can not be restored, and why.</summary>
public sealed class BackupUnreadableException(Said sentence) : IOException(sentence.ToString())
{
    public Said Sentence { get; } = sentence;
}
