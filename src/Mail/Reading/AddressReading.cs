using System.Text;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;

namespace Steward.Mail.Reading;

/// <summary>An address as a message names it.</summary>
/// <param name="Name">The words in front, decoded; empty when there are none.</param>
/// <param name="Written">What stands where the address belongs.</param>
/// <param name="Address">The address; null when what was written is none.</param>
public sealed record ReadAddress(string Name, string Written, EmailAddress? Address);

/// <summary>Reads lists of addresses (RFC 5322 §3.4): names, quotes, comments, groups. One pass, whatever stands there.</summary>
internal static class AddressReading
{
    public static List<ReadAddress> Read(string? raw, int most)
    {
        var found = new List<ReadAddress>();
        var text = raw ?? "";
        StringBuilder words = new(), angle = new(), comment = new();
        bool quoted = false, inAngle = false, hadAngle = false;
        var depth = 0;
        for (var i = 0; i < text.Length && found.Count < most; i++)
        {
            var one = text[i];
            if (one == '\\' && (quoted || depth > 0) && i + 1 < text.Length)
            {
                (depth > 0 ? comment : words).Append(text[++i]);
                continue;
            }

            if (depth > 0)
            {
                depth += one == '(' ? 1 : one == ')' ? -1 : 0;
                if (depth > 0)
                    comment.Append(one);
                continue;
            }

            if (quoted)
            {
                if (one == '"')
                    quoted = false;
                else
                    words.Append(one);
                continue;
            }

            switch (one)
            {
                case '"' when !inAngle:
                    quoted = true;
                    break;
                case '(':
                    depth = 1;
                    break;
                case '<':
                    (inAngle, hadAngle) = (true, true);
                    angle.Clear();
                    break;
                case '>' when inAngle:
                    inAngle = false;
                    break;
                case ':' when !inAngle && !hadAngle:
                    words.Clear(); // the name of a group
                    break;
                case ',' or ';' when !inAngle:
                    Finish();
                    break;
                default:
                    (inAngle ? angle : words).Append(one);
                    break;
            }
        }

        if (found.Count < most)
            Finish();
        return found;

        void Finish()
        {
            var before = words.ToString().Trim();
            var written = hadAngle ? angle.ToString() : before;
            var route = written.LastIndexOf(':'); // <@relay.example:rosa@northwind.example>, long gone but still a trick
            written = (hadAngle && written.StartsWith('@') && route > 0 ? written[(route + 1)..] : written).Trim();
            var name = hadAngle ? before : comment.ToString().Trim();
            (hadAngle, inAngle) = (false, false);
            words.Clear();
            angle.Clear();
            comment.Clear();
            if (written.Length == 0 && name.Length == 0)
                return;
            found.Add(new ReadAddress(HeaderText.Of(EncodedWords.Decode(name)).ToString(), HeaderText.Of(written).ToString(), EmailAddress.TryParse(written, out var address) ? address : null));
        }
    }

    /// <summary>Every id in angle brackets. Of an endless thread the first and the newest are kept.</summary>
    public static List<MessageId> Ids(string? raw, int most)
    {
        var found = new List<MessageId>();
        var text = raw ?? "";
        var at = 0;
        while (at < text.Length && text.IndexOf('<', at) is >= 0 and var start && text.IndexOf('>', start) is >= 0 and var end)
        {
            if (MessageId.TryParse(text[start..(end + 1)], out var id))
                found.Add(id);
            at = end + 1;
        }

        if (found.Count > most)
            found.RemoveRange(1, found.Count - most);
        return found;
    }
}
