namespace Steward.Mail.Smtp;

/// <summary>
/// The content of a message as DATA sends it: dots at the start of a line doubled, every line end a CRLF, closed by a lone dot. A bare CR or LF
/// becomes CRLF too, so that no content can look like its own end to a server that reads line ends otherwise ("SMTP smuggling").
/// </summary>
internal static class DotStuffing
{
    public static byte[] Encode(ReadOnlySpan<byte> content)
    {
        var result = new List<byte>(content.Length + (content.Length / 40) + 8);
        var atStart = true;
        for (var i = 0; i < content.Length; i++)
        {
            var one = content[i];
            if (one is (byte)'\r' or (byte)'\n')
            {
                if (one == '\r' && i + 1 < content.Length && content[i + 1] == '\n')
                    i++;
                result.AddRange("\r\n"u8);
                atStart = true;
                continue;
            }

            if (atStart && one == '.')
                result.Add((byte)'.');
            result.Add(one);
            atStart = false;
        }

        if (!atStart)
            result.AddRange("\r\n"u8);
        result.AddRange(".\r\n"u8);
        return [.. result];
    }
}
