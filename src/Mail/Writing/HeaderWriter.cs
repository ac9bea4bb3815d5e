using System.Text;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;

namespace Steward.Mail.Writing;

/// <summary>Writes header fields, folded at 76 characters.</summary>
internal sealed class HeaderWriter(StringBuilder result)
{
    private const int LongestLine = 76;
    private const string AtomMarks = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>One field out of pieces; lines break between pieces only.</summary>
    public void Field(string name, IEnumerable<string> pieces)
    {
        result.Append(name).Append(':');
        var column = name.Length + 1;
        foreach (var piece in pieces)
        {
            if (column + 1 + piece.Length > LongestLine && column > name.Length + 1)
            {
                result.Append("\r\n");
                column = 0;
            }

            result.Append(' ').Append(piece);
            column += 1 + piece.Length;
        }

        result.Append("\r\n");
    }

    public void Text(string name, HeaderText text) => Field(name, Words(text.ToString()));

    public void Mailboxes(string name, IReadOnlyList<Mailbox> mailboxes)
    {
        if (mailboxes.Count > 0)
            Field(name, mailboxes.SelectMany((mailbox, index) => Pieces(mailbox, index < mailboxes.Count - 1)));
    }

    /// <summary>A field with a value and parameters; other letters by RFC 2231.</summary>
    public void Parameters(string name, string value, params (string Name, string Value)[] parameters)
    {
        string[] pieces = [value, .. parameters.SelectMany(p => Parameter(p.Name, p.Value))];
        Field(name, pieces.Select((piece, index) => index == pieces.Length - 1 ? piece : piece + ";"));
    }

    /// <summary>Plain words where they are safe and short, encoded words for everything else, spaces kept.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var plain = text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal)
            && !text.Contains("  ", StringComparison.Ordinal) && text.Split(' ').All(word => word.Length <= 60);
        return plain ? text.Split(' ') : EncodedWords.Encode(text);
    }

    private static IEnumerable<string> Pieces(Mailbox mailbox, bool more)
    {
        var end = more ? "," : "";
        if (mailbox.Name.IsEmpty)
            return [mailbox.Address.Wire + end];
        return [.. Phrase(mailbox.Name.ToString()), $"<{mailbox.Address.Wire}>{end}"];
    }

    private static IEnumerable<string> Phrase(string name)
    {
        if (name.Length > 60 || !name.All(c => c is >= ' ' and <= '~') || name.Contains("=?", StringComparison.Ordinal))
            return EncodedWords.Encode(name);
        return name.All(c => char.IsAsciiLetterOrDigit(c) || AtomMarks.Contains(c, StringComparison.Ordinal) || c == ' ') && !name.Contains("  ", StringComparison.Ordinal)
            ? name.Split(' ')
            : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];
    }

    private static IEnumerable<string> Parameter(string name, string value)
    {
        if (value.Length <= 60 && value.All(c => c is >= ' ' and <= '~' and not ('"' or '\\')) && !value.Contains("=?", StringComparison.Ordinal))
            return [$"{name}=\"{value}\""];
        return Extended(name, value);
    }

    /// <summary>name*0*=utf-8''…; name*1*=…: pieces of at most 60 characters that cut no escape in two.</summary>
    private static List<string> Extended(string name, string value)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder("utf-8''");
        foreach (var one in Encoding.UTF8.GetBytes(value))
        {
            var safe = char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_';
            if (piece.Length + (safe ? 1 : 3) > 56)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            if (safe)
                piece.Append((char)one);
            else
                piece.Append('%').Append(one.ToString("X2"));
        }

        pieces.Add(piece.ToString());
        return pieces.Count == 1 ? [$"{name}*={pieces[0]}"] : [.. pieces.Select((text, index) => $"{name}*{index}*={text}")];
    }
}
