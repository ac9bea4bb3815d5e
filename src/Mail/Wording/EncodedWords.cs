using System.Text;

namespace Steward.Mail.Wording;

/// <summary>Encoded words (RFC 2047): other letters than ASCII inside headers.</summary>
public static class EncodedWords
{
    // =?utf-8?B??= is 12 characters; 39 bytes become 52: a word is 64 long and fits behind the name of its header
    private const int BytesPerWord = 39;

    /// <summary>The text as encoded words; each stands alone and never cuts a character in two.</summary>
    internal static IEnumerable<string> Encode(string text)
    {
        var bytes = new byte[BytesPerWord];
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > BytesPerWord)
            {
                yield return Word(bytes, used);
                used = 0;
            }

            used += rune.EncodeToUtf8(bytes.AsSpan(used));
        }

        if (used > 0)
            yield return Word(bytes, used);
    }

    /// <summary>Reads encoded words inside any text; what is none, or broken, stays as it stands.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        var pending = new List<byte>();
        string? charset = null;
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf("=?", at, StringComparison.Ordinal);
            if (start < 0 || Read(text, start) is not { } word)
            {
                var until = start < 0 ? text.Length : start + 2;
                Flush();
                result.Append(text, at, until - at);
                at = until;
                continue;
            }

            // white space between two encoded words belongs to neither
            if (charset is null || !string.IsNullOrWhiteSpace(text[at..start]))
            {
                Flush();
                result.Append(text, at, start - at);
            }

            if (charset is not null && !charset.Equals(word.Charset, StringComparison.OrdinalIgnoreCase))
                Flush();
            charset = word.Charset;
            pending.AddRange(word.Bytes); // some writers cut a character in two: words of one charset are joined before they are read
            at = word.End;
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            if (charset is not null)
                result.Append(Charsets.Read([.. pending], charset));
            pending.Clear();
            charset = null;
        }
    }

    private static string Word(byte[] bytes, int used) => $"=?utf-8?B?{Convert.ToBase64String(bytes, 0, used)}?=";

    private static (string Charset, byte[] Bytes, int End)? Read(string text, int start)
    {
        // searched only so far: a header full of beginnings must not cost the square of its length
        var mark = text.IndexOf('?', start + 2, Math.Min(60, text.Length - start - 2));
        if (mark < 0 || mark + 2 >= text.Length || text[mark + 2] != '?')
            return null;
        var end = text.IndexOf("?=", mark + 3, Math.Min(4_000, text.Length - mark - 3), StringComparison.Ordinal);
        if (end < 0)
            return null;
        var charset = text[(start + 2)..mark];
        var star = charset.IndexOf('*', StringComparison.Ordinal); // RFC 2231 adds a language
        if (star >= 0)
            charset = charset[..star];
        var body = text[(mark + 3)..end];
        var bytes = text[mark + 1] switch
        {
            'B' or 'b' => Base64Text.Decode(Encoding.Latin1.GetBytes(body), out _),
            'Q' or 'q' => QuotedPrintable.Decode(Encoding.Latin1.GetBytes(body.Replace('_', ' ')), out _),
            _ => null,
        };
        return bytes is null ? null : (charset, bytes, end + 2);
    }
}
