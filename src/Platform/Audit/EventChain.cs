using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Steward.Platform.Events;

namespace Steward.Platform.Audit;

/// <summary>The hash of each link covers the hash before it, its place and the whole event. The first one covers the workspace's id.</summary>
internal sealed class EventChain
{
    private static readonly byte[] Domain = "steward-event-1"u8.ToArray();
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>What stands before the first link: chains of two workspaces can not be exchanged.</summary>
    public static byte[] Beginning(string workspaceId) => SHA256.HashData(Encoding.UTF8.GetBytes("steward-chain-1\n" + workspaceId));

    public byte[] Link(ReadOnlySpan<byte> previous, long seq, EventRow row)
    {
        buffer.ResetWrittenCount();
        buffer.Write(Domain);
        buffer.Write(previous);
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), seq);
        buffer.Advance(8);
        EventBytes.Write(buffer, row);
        return SHA256.HashData(buffer.WrittenSpan);
    }
}
