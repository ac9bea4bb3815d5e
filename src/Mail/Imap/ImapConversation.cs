using System.Globalization;
using System.Text;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;

namespace Steward.Mail.Imap;

/// <summary>A refusal in the server's words.</summary>
internal sealed class ImapRefusedException(string words) : Exception(words);

/// <summary>Commands with their tags, and answers with their literals, bounded.</summary>
internal sealed class ImapConversation(LineStream wire)
{
    private const int LongestLine = 1_000_000; // a search names many numbers on one line
    private const int MostLines = 100_000;
    private const int LongestLiteral = 65_536;
    private int number;

    /// <summary>Sends a command and collects the untagged lines of its answer.</summary>
    /// <param name="command">Without its tag.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <param name="answerTo">What to send when the server asks to go on; null for an empty line.</param>
    /// <param name="content">Where the literal of a message goes; null when none is expected.</param>
    /// <param name="mostContent">The largest such literal.</param>
    public async Task<List<string>> Ask(string command, CancellationToken cancel, string? answerTo = null, Stream? content = null, long mostContent = 0)
    {
        var tag = Tag();
        await wire.Write($"{tag} {command}", cancel);
        return await Until(tag, cancel, answerTo, content, mostContent);
    }

    public string Tag() => string.Create(CultureInfo.InvariantCulture, $"s{++number}");

    public async Task<List<string>> Until(string tag, CancellationToken cancel, string? answerTo = null, Stream? content = null, long mostContent = 0)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await Line(cancel, content, mostContent);
            if (line.StartsWith(tag + " ", StringComparison.Ordinal))
            {
                var status = line[(tag.Length + 1)..];
                return status.StartsWith("OK", StringComparison.OrdinalIgnoreCase) ? [.. lines, "* " + status] : throw new ImapRefusedException(ServerWords.Clean(status, 400));
            }

            if (line.StartsWith('+'))
            {
                await wire.Write(answerTo ?? "", cancel);
                answerTo = null;
            }
            else if (line.StartsWith("* BYE", StringComparison.OrdinalIgnoreCase) && !tag.Equals("bye", StringComparison.Ordinal))
            {
                throw new WireException(WireTrouble.Ended, ServerWords.Clean(line, 200));
            }
            else if (lines.Count == MostLines)
            {
                throw new WireException(WireTrouble.Endless, $"an answer of more than {MostLines} lines");
            }
            else
            {
                lines.Add(line);
            }
        }
    }

    /// <summary>One line of an answer; literals inside it are carried to <paramref name="content"/>, or stand in the line when they are small.</summary>
    public async Task<string> Line(CancellationToken cancel, Stream? content = null, long mostContent = 0)
    {
        var text = new StringBuilder();
        while (true)
        {
            var piece = Encoding.UTF8.GetString(await wire.ReadLine(LongestLine, cancel));
            text.Append(piece);
            if (LiteralAtEnd(piece) is not { } length)
                return text.ToString();
            if (content is not null && text.ToString().Contains("BODY[", StringComparison.OrdinalIgnoreCase))
            {
                if (length > mostContent)
                    throw new WireException(WireTrouble.Endless, $"a message of {length} bytes");
                await wire.CopyTo(content, length, cancel);
                content = null;
            }
            else
            {
                if (length > LongestLiteral || text.Length > LongestLine)
                    throw new WireException(WireTrouble.Endless, $"a literal of {length} bytes");
                using var literal = new MemoryStream();
                await wire.CopyTo(literal, length, cancel);
                text.Append(' ').Append(Encoding.UTF8.GetString(literal.ToArray()).ReplaceLineEndings(" "));
            }
        }
    }

    private static long? LiteralAtEnd(string line)
    {
        if (!line.EndsWith('}'))
            return null;
        var start = line.LastIndexOf('{');
        return start >= 0 && long.TryParse(line.AsSpan(start + 1, line.Length - start - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }
}
