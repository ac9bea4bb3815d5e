using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Steward.Platform.Backup;
using Steward.Platform.Text;

namespace Steward.Platform.Portable;

/// <summary>Reads an export as if a stranger had made it.</summary>
internal sealed partial class PortableSource : IDisposable
{
    private PortableSource(ArchiveEntries entries, PortableManifest manifest) => (Entries, Manifest) = (entries, manifest);

    public ArchiveEntries Entries { get; }

    public PortableManifest Manifest { get; }

    public IEnumerable<string> Blobs => Entries.Names.Where(name => name.StartsWith("blobs/", StringComparison.Ordinal));

    public IEnumerable<string> Keys => Entries.Names.Where(name => name.StartsWith("keys/", StringComparison.Ordinal));

    /// <summary>Opens an export and reads its manifest.</summary>
    /// <exception cref="BackupUnreadableException">It is no export, a damaged one, or one of a later format.</exception>
    public static PortableSource Open(string path)
    {
        ArchiveEntries? entries = null;
        try
        {
            entries = new ArchiveEntries(ZipFile.OpenRead(path));
            var manifest = entries.ReadManifest<PortableManifest>(KnownName());
            if (manifest.Kind != PortableManifest.KindOfThis)
                throw new InvalidDataException($"It is a '{manifest.Kind}'.");
            if (manifest.Format != PortableManifest.CurrentFormat)
                throw new InvalidDataException($"It has format {manifest.Format}; this program reads format {PortableManifest.CurrentFormat}.");
            entries.MustBe(manifest.Files);
            MustHoldItsTables(manifest);
            return new PortableSource(entries, manifest);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or NotSupportedException or Importing.UnreadableTableException)
        {
            entries?.Dispose();
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportUnreadable", Path.GetFileName(path), fault.Message));
        }
        catch
        {
            entries?.Dispose();
            throw;
        }
    }

    public void Dispose() => Entries.Dispose();

    private static void MustHoldItsTables(PortableManifest manifest)
    {
        var data = manifest.Files.Where(file => file.Name.StartsWith("data/", StringComparison.Ordinal)).Select(file => file.Name);
        if (!data.ToHashSet(StringComparer.Ordinal).SetEquals(manifest.Tables.Select(table => table.Entry)) || manifest.Schema.Count == 0)
            throw new InvalidDataException("Its tables are not those its manifest names.");
        if (manifest.Files.FirstOrDefault(file => file.Name.StartsWith("blobs/", StringComparison.Ordinal) && file.Name["blobs/".Length..] != file.Sha256) is { } misnamed)
            throw new InvalidDataException($"'{misnamed.Name}' is not named by its content.");
    }

    [GeneratedRegex(@"^(manifest\.json|data/[a-z][a-z0-9_]{0,60}\.jsonl|blobs/[0-9a-f]{64}|keys/key-[0-9a-f-]{36}\.xml)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownName();
}
