using System.Text;

namespace Steward.Mail.Imap;

/// <summary>Words of IMAP: strings in quotes and names of mailboxes.</summary>
internal static class ImapText
{
    /// <summary>In quotes. Line breaks and what is not ASCII do not fit in there.</summary>
    public static string? Quoted(string text) =>
        text.Any(c => c is < ' ' or > '~') ? null : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The name of a mailbox in modified UTF-7 (RFC 3501 §5.1.3).</summary>
    public static string MailboxName(string name)
    {
        var result = new StringBuilder();
        var other = new List<char>();
        foreach (var one in name)
        {
            if (one is >= ' ' and <= '~')
            {
                Flush();
                result.Append(one == '&' ? "&-" : one.ToString());
            }
            else
            {
                other.Add(one);
            }
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            if (other.Count == 0)
                return;
            var base64 = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(other.ToArray())).TrimEnd('=').Replace('/', ',');
            result.Append('&').Append(base64).Append('-');
            other.Clear();
        }
    }

    /// <summary>The number after a word: <c>UIDVALIDITY 7</c>.</summary>
    public static uint? NumberAfter(string line, string word)
    {
        var at = line.IndexOf(word + " ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var digits = new string([.. line.Skip(at + word.Length + 1).TakeWhile(char.IsAsciiDigit).Take(11)]);
        return uint.TryParse(digits, out var number) ? number : null;
    }

    /// <summary>The flags between the brackets after FLAGS.</summary>
    public static IReadOnlyList<string> Flags(string line)
    {
        var start = line.IndexOf("FLAGS (", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : line.IndexOf(')', start);
        return end < 0 ? [] : line[(start + 7)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
