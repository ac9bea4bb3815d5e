using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Blobs;

/// <summary>A content in the database as a seekable stream that holds one part at a time.</summary>
internal sealed class BlobStream(IWorkspaceDatabase database, string hash, long length) : Stream
{
    private byte[] part = [];
    private long partNumber = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0)
            return 0;
        var (number, offset) = Math.DivRem(Position, BlobPart.Size);
        if (number != partNumber)
        {
            using var lease = database.Read();
            part = await lease.Db.Set<BlobPart>().Where(p => p.Hash == hash && p.Part == number).Select(p => p.Content).FirstOrDefaultAsync(cancellationToken)
                ?? throw new IOException($"Part {number} of the content {hash} is missing.");
            partNumber = number;
        }

        var count = (int)Math.Min(buffer.Length, part.Length - offset);
        part.AsMemory((int)offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
        // nothing is written
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
