using System.Text;

namespace Steward.Mail.Wording;

/// <summary>Base64 as mail writes it (RFC 2045 §6.8): lines of 76, and read with patience.</summary>
public static class Base64Text
{
    private const int BytesPerLine = 57;

    internal static void Encode(ReadOnlySpan<byte> bytes, StringBuilder result)
    {
        for (var at = 0; at < bytes.Length; at += BytesPerLine)
            result.Append(Convert.ToBase64String(bytes.Slice(at, Math.Min(BytesPerLine, bytes.Length - at)))).Append("\r\n");
    }

    /// <summary>Decodes what can be decoded: line breaks and strange characters are passed over, a missing end is forgiven.</summary>
    /// <param name="bytes">The encoded bytes.</param>
    /// <param name="broken">True when something was not as it should be.</param>
    public static byte[] Decode(ReadOnlySpan<byte> bytes, out bool broken)
    {
        broken = false;
        var result = new byte[(bytes.Length / 4 * 3) + 3];
        int used = 0, bits = 0, held = 0;
        foreach (var one in bytes)
        {
            var value = Value(one);
            if (value >= 0)
            {
                bits = ((bits << 6) | value) & 0xFFFFFF;
                held += 6;
                if (held >= 8)
                {
                    held -= 8;
                    result[used++] = (byte)(bits >> held);
                }
            }
            else if (one == '=')
            {
                held = 0; // padding ends a group; some writers join several encodings
            }
            else if (one is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t'))
            {
                broken = true;
            }
        }

        broken |= held >= 6;
        return result[..used];
    }

    private static int Value(byte one) => one switch
    {
        >= (byte)'A' and <= (byte)'Z' => one - 'A',
        >= (byte)'a' and <= (byte)'z' => one - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => one - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
