using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Steward.Platform.Events;

namespace Steward.Platform.Audit;

/// <summary>
/// An event as the bytes that are hashed: for each column that is not null its number, its length and its value. Two different events
/// never share bytes, and a column added later (with the next number) leaves the bytes of older events as they were.
/// </summary>
internal static class EventBytes
{
    public static void Write(IBufferWriter<byte> to, EventRow row)
    {
        Number(to, 1, row.Id);
        Number(to, 2, row.At.ToUnixTimeMilliseconds());
        Number(to, 3, row.RecordedAt.ToUnixTimeMilliseconds());
        Text(to, 4, row.Kind);
        Text(to, 5, row.Subject);
        Number(to, 6, row.SubjectId);
        Number(to, 7, row.SpaceId);
        Number(to, 8, row.ActorId);
        Number(to, 9, row.OnBehalfOfId);
        Number(to, 10, (long)row.Channel);
        Number(to, 11, row.Internal ? 1 : 0);
        Text(to, 12, row.Changes);
        Text(to, 13, row.Note);
    }

    private static void Number(IBufferWriter<byte> to, byte column, long? value)
    {
        if (value is not { } number)
            return;
        var space = to.GetSpan(13);
        space[0] = column;
        BinaryPrimitives.WriteInt32BigEndian(space[1..], 8);
        BinaryPrimitives.WriteInt64BigEndian(space[5..], number);
        to.Advance(13);
    }

    private static void Text(IBufferWriter<byte> to, byte column, string? value)
    {
        if (value is null)
            return;
        var length = Encoding.UTF8.GetByteCount(value);
        var space = to.GetSpan(length + 5);
        space[0] = column;
        BinaryPrimitives.WriteInt32BigEndian(space[1..], length);
        Encoding.UTF8.GetBytes(value, space[5..]);
        to.Advance(length + 5);
    }
}
