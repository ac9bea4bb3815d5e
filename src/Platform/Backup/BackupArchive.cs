using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>Writes a backup: entries are hashed while they are written, the manifest comes last, the file appears whole under its name or not at all.</summary>
internal sealed class BackupArchive : IAsyncDisposable
{
    public const string ManifestName = "manifest.json";

    private readonly string target;
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly List<ArchivedFile> files = [];

    public BackupArchive(string target)
    {
        this.target = target;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it holds keys
        file = new FileStream(target + ".part", options);
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public async Task Add(string name, Func<Stream, Task> write)
    {
        using var hash = SHA256.Create();
        long size;
        await using (var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open())
        await using (var hashing = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
        await using (var counting = new CountingStream(hashing))
        {
            await write(counting);
            size = counting.Written;
        }

        files.Add(new ArchivedFile(name, size, Convert.ToHexStringLower(hash.Hash!)));
    }

    /// <summary>All entries so far, as they go into the manifest.</summary>
    public IReadOnlyList<ArchivedFile> Files => files;

    public async Task<TManifest> Finish<TManifest>(TManifest complete)
    {
        await using (var entry = zip.CreateEntry(ManifestName, CompressionLevel.Fastest).Open())
            await JsonSerializer.SerializeAsync(entry, complete, PlatformJson.Options);
        zip.Dispose();
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(target + ".part", target, overwrite: true);
        Blobs.FolderSync.Flush(Path.GetDirectoryName(target)!);
        return complete;
    }

    public async ValueTask DisposeAsync()
    {
        zip.Dispose();
        await file.DisposeAsync();
        File.Delete(target + ".part"); // gone already when the backup was finished
    }

    private sealed class CountingStream(Stream inner) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, count);
            Written += count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            Written += buffer.Length;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
