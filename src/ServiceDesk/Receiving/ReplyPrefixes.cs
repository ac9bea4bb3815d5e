using System.Collections.Frozen;

namespace Steward.ServiceDesk.Receiving;

/// <summary>What mail programs of many languages put before a subject, in any case: <c>Re:</c>, <c>AW:</c>, <c>WG:</c>, <c>SV:</c>, <c>回复：</c>, <c>RE[2]:</c>.</summary>
public static class ReplyPrefixes
{
    private const int Most = 20;

    private static readonly FrozenSet<string> Replies = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "re", "aw", "antw", "antwort", "sv", "svar", "vs", "r", "rif", "ref", "res", "resp", "rép", "rép.", "odp", "ynt", "yan", "atb", "bls", "ats", "ad", "vá", "hs", "αντ", "απ", "σχετ", "ответ", "отв", "відп",
        "на", "תגובה", "רד", "رد", "回复", "回覆", "答复", "回信", "返信", "답장", "ตอบ", "trả lời");

    private static readonly FrozenSet<string> Forwards = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fw", "fwd", "wg", "tr", "trs", "rv", "enc", "i", "vb", "vl", "doorst", "pd", "ilt", "i̇lt", "továbbítás", "tov", "fs", "per", "пер", "пересл", "переслано", "προώθ", "πρθ", "הועבר", "إعادة توجيه",
        "转发", "轉寄", "转寄", "転送", "전달", "ส่งต่อ", "chuyển tiếp");

    /// <summary>The subject without its prefixes, and whether the first of them says that it was forwarded.</summary>
    public static (string Bare, bool IsReply, bool IsForward) Read(string subject)
    {
        var rest = subject.Trim();
        bool? forward = null;
        for (var i = 0; i < Most; i++)
        {
            var colon = rest.IndexOfAny([':', '：']);
            if (colon is < 1 or > 24)
                break;
            var word = rest[..colon].Trim();
            if (word.IndexOfAny(['[', '(', '^']) is > 0 and var counter && word[counter..].All(c => char.IsAsciiDigit(c) || "[]()^".Contains(c, StringComparison.Ordinal)))
                word = word[..counter].Trim();
            var forwards = Forwards.Contains(word);
            if (!forwards && !Replies.Contains(word))
                break;
            forward ??= forwards;
            rest = rest[(colon + 1)..].Trim();
        }

        return (rest, forward == false, forward == true);
    }
}
