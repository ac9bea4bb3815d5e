using System.Text;

namespace Steward.Mail.Wording;

/// <summary>Quoted-printable (RFC 2045 §6.7).</summary>
public static class QuotedPrintable
{
    private const int LongestLine = 76;

    /// <summary>Encodes text; its line breaks, of whatever kind, become CRLF.</summary>
    internal static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            EncodeLine(Encoding.UTF8.GetBytes(line), result);
            result.Append("\r\n");
        }

        return result.ToString();
    }

    /// <summary>Decodes; what is no valid escape stays as it stands.</summary>
    /// <param name="bytes">The encoded bytes.</param>
    /// <param name="broken">True when something was not as it should be.</param>
    public static byte[] Decode(ReadOnlySpan<byte> bytes, out bool broken)
    {
        broken = false;
        var result = new byte[bytes.Length];
        var used = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '=')
            {
                result[used++] = bytes[i];
                continue;
            }

            if (i + 2 < bytes.Length && Hex(bytes[i + 1]) is >= 0 and var high && Hex(bytes[i + 2]) is >= 0 and var low)
            {
                result[used++] = (byte)((high << 4) | low);
                i += 2;
                continue;
            }

            // a soft line break: =, perhaps spaces a relay added, end of line
            var end = i + 1;
            while (end < bytes.Length && bytes[end] is (byte)' ' or (byte)'\t')
                end++;
            if (end == bytes.Length)
                break;
            if (bytes[end] == '\r' && end + 1 < bytes.Length && bytes[end + 1] == '\n')
                i = end + 1;
            else if (bytes[end] == '\n')
                i = end;
            else
            {
                result[used++] = (byte)'=';
                broken = true;
            }
        }

        return result[..used];
    }

    private static void EncodeLine(byte[] line, StringBuilder result)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var last = i == line.Length - 1;
            // a dot or "From " at the start of a line has been mangled by relays often enough
            var plain = line[i] is >= 33 and <= 126 and not (byte)'=' && !(column == 0 && line[i] is (byte)'.' or (byte)'F')
                || (line[i] is (byte)' ' or (byte)'\t' && !last);
            var width = plain ? 1 : 3;
            if (column + width > LongestLine - 1)
            {
                result.Append("=\r\n");
                column = 0;
            }

            if (plain)
                result.Append((char)line[i]);
            else
                result.Append('=').Append(line[i].ToString("X2"));
            column += width;
        }
    }

    private static int Hex(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        _ => -1,
    };
}
