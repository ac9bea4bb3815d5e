namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// Parts what somebody wrote from what their mail program quotes below it. One pass over the lines; where it is not sure, everything counts as written: a
/// quote too much is folded by the reader, a word too little is lost.
/// </summary>
public static class QuoteCutting
{
    private const int LongestAttribution = 3;

    private static readonly string[] Separators =
    [
        "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message d’origine", "message original", "mensaje original", "messaggio originale", "oorspronkelijk bericht",
        "originalmeddelande", "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "oryginalna wiadomość", "původní zpráva", "eredeti üzenet", "mensagem original", "исходное сообщение", "原始邮件", "原始郵件",
    ];

    private static readonly string[] FromWords = ["from:", "von:", "de:", "da:", "van:", "od:", "fra:", "från:", "lähettäjä:", "feladó:", "от:", "发件人", "寄件者", "差出人"];

    private static readonly string[] OtherHeaders =
    [
        "sent:", "gesendet:", "envoyé", "inviato:", "enviado", "verzonden:", "sendt:", "skickat:", "wysłano:", "odesláno:", "lähetetty:", "отправлено:", "date:", "datum:", "data:", "fecha:", "to:", "an:", "à:", "para:", "aan:", "do:",
        "subject:", "betreff:", "objet", "oggetto:", "asunto:", "assunto:", "onderwerp:", "emne:", "ämne:", "发送时间", "收件人",
    ];

    private static readonly (string Begins, string Ends)[] Attributions =
    [
        ("on ", "wrote:"), ("am ", ":"), ("le ", "écrit :"), ("le ", "écrit :"), ("le ", "écrit:"), ("el ", "escribió:"), ("il ", "scritto:"), ("op ", "schreef:"), ("em ", "escreveu:"), ("den ", "skrev:"), ("w dniu ", "napisał:"), ("dne ", "napsal:"),
    ];

    /// <summary>What was written, and what it quotes; null when it quotes nothing.</summary>
    public static (string Own, string? Quoted) Cut(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var tail = lines.Length;
        while (tail > 0 && (string.IsNullOrWhiteSpace(lines[tail - 1]) || lines[tail - 1].TrimStart().StartsWith('>')))
            tail--;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!BeginsQuote(lines, i, tail))
                continue;
            var own = string.Join('\n', lines[..i]).Trim();
            // who answers below the quote, or between its lines, is kept whole
            return own.Length == 0 ? (text.Trim(), null) : (own, string.Join('\n', lines[i..]).Trim());
        }

        return (text.Trim(), null);
    }

    private static bool BeginsQuote(string[] lines, int at, int tail)
    {
        var line = lines[at].Trim();
        if (line.Length == 0)
            return false;
        var small = line.ToLowerInvariant();
        if (small[0] is '-' or '_' && small.StartsWith("---", StringComparison.Ordinal) && Separators.Any(words => small.Contains(words, StringComparison.Ordinal)))
            return true;
        if (line.Length >= 10 && line.All(c => c == '_') && NextFilled(lines, at + 1) is { } below && IsHeaderBlock(lines, below))
            return true;
        return IsHeaderBlock(lines, at) || IsAttribution(lines, at) || (line[0] == '>' && at >= tail);
    }

    private static bool IsHeaderBlock(string[] lines, int at)
    {
        var first = lines[at].TrimStart(' ', '*', '>').ToLowerInvariant();
        return FromWords.Any(word => first.StartsWith(word, StringComparison.Ordinal))
            && lines.Skip(at + 1).Take(5).Count(l => OtherHeaders.Any(word => l.TrimStart(' ', '*', '>').StartsWith(word, StringComparison.OrdinalIgnoreCase))) >= 2;
    }

    /// <summary>"On Monday Rosa wrote:", over up to three lines, when a quote follows it.</summary>
    private static bool IsAttribution(string[] lines, int at)
    {
        var said = "";
        for (var i = at; i < lines.Length && i < at + LongestAttribution; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                return false;
            said = (said + " " + lines[i].Trim()).Trim();
            if (!said.EndsWith(':') && !said.EndsWith('：'))
                continue;
            if (said.Length > 300)
                return false;
            var quoteFollows = NextFilled(lines, i + 1) is { } next && lines[next].TrimStart().StartsWith('>');
            var known = Attributions.Any(a => said.StartsWith(a.Begins, StringComparison.OrdinalIgnoreCase) && said.EndsWith(a.Ends, StringComparison.OrdinalIgnoreCase)) && (said.Contains('@', StringComparison.Ordinal) || said.Any(char.IsAsciiDigit));
            return quoteFollows || (known && !said.StartsWith("am ", StringComparison.OrdinalIgnoreCase)) || (known && said.Contains("schrieb", StringComparison.OrdinalIgnoreCase));
        }

        return false;
    }

    private static int? NextFilled(string[] lines, int from)
    {
        for (var i = from; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                return i;
        }

        return null;
    }
}
