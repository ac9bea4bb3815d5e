using System.Text;
using Steward.Mail.Wording;

namespace Steward.Mail.Reading;

/// <summary>A value with parameters, as Content-Type and Content-Disposition have (RFC 2045, 2231).</summary>
internal sealed class HeaderValue
{
    private const int MostParameters = 100;
    private readonly Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);

    private HeaderValue(string value) => Value = value;

    /// <summary>Lower-case, without comments.</summary>
    public string Value { get; }

    public string? this[string name] => parameters.GetValueOrDefault(name);

    public static HeaderValue Parse(string? raw)
    {
        var pieces = Split(raw ?? "");
        var parsed = new HeaderValue(pieces.Count > 0 ? pieces[0].Trim().ToLowerInvariant() : "");
        var parts = new Dictionary<string, SortedDictionary<int, (string Text, bool Escaped)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces.Skip(1).Take(MostParameters))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                continue;
            var (name, text) = (piece[..equals].Trim(), piece[(equals + 1)..].Trim());
            var escaped = name.EndsWith('*');
            var bare = name.TrimEnd('*').Split('*', 2);
            var index = bare.Length == 2 && int.TryParse(bare[1], out var number) && number is >= 0 and < MostParameters ? number : 0;
            if (!parts.TryGetValue(bare[0], out var sections))
                parts[bare[0]] = sections = [];
            sections.TryAdd(index, (text, escaped));
        }

        foreach (var (name, sections) in parts)
            parsed.parameters[name] = Join(sections.Values);
        return parsed;
    }

    private static string Join(IEnumerable<(string Text, bool Escaped)> sections)
    {
        var bytes = new List<byte>();
        string? charset = null;
        var anyEscaped = false;
        foreach (var (text, escaped) in sections)
        {
            var rest = text;
            if (escaped && !anyEscaped && charset is null && rest.Split('\'') is { Length: >= 3 } quoted)
            {
                charset = quoted[0];
                rest = string.Join('\'', quoted.Skip(2));
            }

            anyEscaped |= escaped;
            if (escaped)
                Unescape(rest, bytes);
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(rest));
        }

        var joined = Charsets.Read([.. bytes], charset);
        return anyEscaped ? joined : EncodedWords.Decode(joined); // many programs put encoded words where RFC 2231 belongs
    }

    private static void Unescape(string text, List<byte> bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }
    }

    /// <summary>Cuts at semicolons outside quotes, takes quotes and comments away.</summary>
    private static List<string> Split(string raw)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var quoted = false;
        var comment = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var one = raw[i];
            if (one == '\\' && (quoted || comment > 0) && i + 1 < raw.Length)
            {
                i++;
                if (comment == 0)
                    piece.Append(raw[i]);
            }
            else if (one == '"' && comment == 0)
            {
                quoted = !quoted;
            }
            else if (!quoted && one == '(')
            {
                comment++;
            }
            else if (!quoted && one == ')' && comment > 0)
            {
                comment--;
            }
            else if (!quoted && comment == 0 && one == ';')
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else if (comment == 0)
            {
                piece.Append(one);
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
