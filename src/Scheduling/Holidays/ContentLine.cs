using System.Text;

namespace Steward.Scheduling.Holidays;

/// <summary>One unfolded line of an iCalendar file: NAME;PARAMETER=VALUE:VALUE, with the number of the line it starts on.</summary>
sealed record ContentLine(int Number, string Name, string Value)
{
    /// <summary>Longer lines are cut: a holiday needs less, and a line without end must not cost memory twice.</summary>
    const int MaximumLength = 4_096;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Splits and unfolds on bytes, before decoding: RFC 5545 allows a fold in the middle of a character.
    /// Latin-1 keeps every byte as one char, so the text can be handled as a string until then.
    /// </summary>
    public static IEnumerable<ContentLine> Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        return Split(Encoding.Latin1.GetString(content));
    }

    static IEnumerable<ContentLine> Split(string bytes)
    {
        var line = new StringBuilder();
        var (number, first) = (0, 1);
        foreach (var raw in bytes.EnumerateLinesOf())
        {
            number++;
            if (number > 1 && raw.Length > 0 && raw[0] is ' ' or '\t')
            {
                Append(line, raw.AsSpan(1));
                continue;
            }
            if (line.Length > 0 && Parse(first, line.ToString()) is { } ended)
                yield return ended;
            line.Clear();
            first = number;
            Append(line, raw);
        }
        if (line.Length > 0 && Parse(first, line.ToString()) is { } last)
            yield return last;
    }

    static void Append(StringBuilder line, ReadOnlySpan<char> more) => line.Append(more[..Math.Min(more.Length, MaximumLength - line.Length)]);

    static ContentLine? Parse(int number, string bytes)
    {
        var text = Decode(bytes);
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            if (text[i] == ':' && !quoted)
                return new ContentLine(number, NameOf(text[..i]), text[(i + 1)..]);
        }
        return string.IsNullOrWhiteSpace(text) ? null : new ContentLine(number, "", text);
    }

    /// <summary>Parameters (VALUE=DATE, TZID, LANGUAGE) say nothing that the value does not show for a whole day.</summary>
    static string NameOf(string head)
    {
        var end = head.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? head : head[..end]).Trim().ToUpperInvariant();
    }

    static string Decode(string bytes)
    {
        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(bytes));
        }
        catch (DecoderFallbackException)
        {
            return bytes;
        }
    }
}

static class LineEnds
{
    /// <summary>Lines ended by CR LF, LF or CR, as found in the wild.</summary>
    public static IEnumerable<string> EnumerateLinesOf(this string text)
    {
        var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
