using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Steward.Platform.Backup;

/// <summary>SHA-256 over all values of all rows, each with its type and length.</summary>
internal static class RowDigest
{
    public static async Task<TableDigest> Of(string table, DbDataReader reader, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        while (await reader.ReadAsync(cancel))
        {
            rows++;
            for (var i = 0; i < reader.FieldCount; i++)
                Add(hash, reader.GetValue(i));
        }

        return new TableDigest(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Add(IncrementalHash hash, object value)
    {
        var (kind, bytes) = value switch
        {
            DBNull => ((byte)0, Array.Empty<byte>()),
            long number => ((byte)1, Big(number)),
            double number => ((byte)2, Big(BitConverter.DoubleToInt64Bits(number))),
            string text => ((byte)3, Encoding.UTF8.GetBytes(text)),
            byte[] content => ((byte)4, content),
            _ => throw new InvalidOperationException($"No digest is defined for {value.GetType().Name}."),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }

    private static byte[] Big(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
