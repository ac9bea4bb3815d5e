using NodaTime;
using Steward.Platform.Backup;
using Steward.Platform.Blobs;
using Steward.Platform.Text;

namespace Steward.Platform.Portable;

/// <summary>Contents of files on their way in. What was taken before one turned out damaged is put out again.</summary>
internal sealed class ArrivingContents(IBlobShelf shelf, string folder)
{
    private static readonly Instant Ever = Instant.FromUnixTimeSeconds(253_000_000_000);

    public async Task Take(PortableSource source, CancellationToken cancel)
    {
        var taken = new List<string>();
        try
        {
            foreach (var name in source.Blobs)
                await Take(source, name, taken, cancel);
        }
        catch
        {
            foreach (var hash in taken)
                await shelf.Remove(hash, Ever, CancellationToken.None);
            throw;
        }
    }

    private async Task Take(PortableSource source, string name, List<string> taken, CancellationToken cancel)
    {
        var said = source.Manifest.Files.First(file => file.Name == name);
        if (said.Size > BlobStore.LargestFile)
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("FileTooLarge", name, BlobStore.LargestFile / 1024 / 1024));
        await using (var there = await shelf.Open(said.Sha256, cancel))
        {
            if (there is not null)
                return;
        }

        var waiting = Directory.CreateDirectory(Path.Combine(folder, "blobs", "coming")).FullName;
        var file = Path.Combine(waiting, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await source.Entries.Copy(name, target, cancel);
                target.Flush(flushToDisk: true);
            }

            taken.Add(said.Sha256);
            await shelf.Take(file, new Blob(said.Sha256, said.Size, MediaTypes.Unknown), cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
