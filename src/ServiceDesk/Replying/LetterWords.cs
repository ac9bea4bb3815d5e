using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Replying;

/// <summary>What can stand in a letter's template, by kind. Filling in is total: it knows these words, looks nothing up, and costs no more than it writes.</summary>
public static class LetterWords
{
    public const int LongestSubject = 200;
    public const int LongestBody = 4_000;

    public static readonly IReadOnlyList<string> Languages = ["en", "de"];

    // a stranger's own words never go back to the address they gave: it may be a third party's
    private static readonly FrozenDictionary<LetterKind, string[]> Known = new Dictionary<LetterKind, string[]>
    {
        [LetterKind.Acknowledgement] = ["key", "desk", "link"],
        [LetterKind.Reply] = ["key", "desk", "link", "title", "name", "agent", "text"],
        [LetterKind.Closed] = ["key", "desk", "link", "title", "name", "state", "text"],
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Of(LetterKind kind) => Known[kind];

    /// <summary>The words a template uses that its kind does not know.</summary>
    public static IReadOnlyList<string> Unknown(LetterKind kind, string template) =>
        [.. Pieces(template).Where(piece => piece.IsWord && !Known[kind].Contains(piece.Text)).Select(piece => piece.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>The template in force: the desk's own, or the one it comes with.</summary>
    public static async Task<(string Subject, string Body)> Template(AppDb db, LetterKind kind, string language) =>
        await db.Set<LetterTemplate>().AsNoTracking().FirstOrDefaultAsync(t => t.Kind == kind && t.Language == language) is { } own ? (own.Subject, own.Body) : Standard(kind, language);

    public static (string Subject, string Body) Standard(LetterKind kind, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language == "de" ? "de-DE" : "en-GB");
        return (Texts<MailboxTexts>.Say($"Letter_{kind}_Subject").In(culture), Texts<MailboxTexts>.Say($"Letter_{kind}_Body").In(culture));
    }

    /// <summary>Plain words, for a subject or a text.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces(template))
            text.Append(piece.IsWord ? values.GetValueOrDefault(piece.Text, "") : piece.Text);
        return text.ToString();
    }

    /// <summary>The same as HTML: every value is encoded; what somebody of the desk wrote is shown as their page shows it.</summary>
    public static string FillHtml(string language, string template, IReadOnlyDictionary<string, string> values)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(language).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>\n")
            .Append("<body style=\"margin:0;padding:16px;color:#1d2125;background:#ffffff;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5\">\n");
        foreach (var paragraph in template.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (paragraph.Trim() == "{text}")
                html.Append("<div style=\"margin:0 0 16px\">").Append(SafeHtml.Of(values.GetValueOrDefault("text", "")).ToHtml(TextLinks.None)).Append("</div>\n");
            else
                html.Append("<p style=\"margin:0 0 16px\">").Append(Encoded(Fill(paragraph.Trim('\n'), values))).Append("</p>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>\n");

    /// <summary>A template as words between braces and what stands between them; a brace that is no word is itself.</summary>
    private static IEnumerable<(string Text, bool IsWord)> Pieces(string template)
    {
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (open < 0 || close < 0)
                break;
            if (open > at)
                yield return (template[at..open], false);
            var word = template[(open + 1)..close];
            var isWord = word.Length is > 0 and <= 20 && word.All(char.IsAsciiLetter);
            yield return isWord ? (word, true) : (template[open..(open + 1)], false);
            at = isWord ? close + 1 : open + 1;
        }

        if (at < template.Length)
            yield return (template[at..], false);
    }
}
