using System.Net;
using System.Text;

namespace Steward.Platform.Outgoing;

/// <summary>
/// A plain letter as HTML that every mail program shows: a heading, paragraphs, at most one button and a foot. All words are encoded here; no letter is put
/// together from markup.
/// </summary>
public static class LetterHtml
{
    private const string Font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    /// <summary>Writes the letter.</summary>
    /// <param name="language">Of the words.</param>
    /// <param name="heading">The first line, large.</param>
    /// <param name="paragraphs">The words.</param>
    /// <param name="button">Words and address of the one thing to do; null for none.</param>
    /// <param name="foot">Small print.</param>
    public static string Write(string language, string heading, IEnumerable<string> paragraphs, (string Label, Uri Href)? button, IEnumerable<string> foot)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(Safe(language)).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Safe(heading)).Append("</title></head>\n<body style=\"margin:0;padding:24px;background:#f4f5f7;color:#1d2125;").Append(Font).Append(";font-size:16px;line-height:1.5\">\n")
            .Append("<div style=\"max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #dcdfe4;border-radius:8px\">\n<h1 style=\"margin:0 0 16px;font-size:22px;line-height:1.3\">")
            .Append(Safe(heading)).Append("</h1>\n");
        foreach (var paragraph in paragraphs)
            html.Append("<p style=\"margin:0 0 16px\">").Append(Safe(paragraph)).Append("</p>\n");
        if (button is { } act)
        {
            html.Append("<p style=\"margin:24px 0\"><a href=\"").Append(Safe(act.Href.AbsoluteUri))
                .Append("\" style=\"display:inline-block;padding:12px 20px;background:#0b57d0;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600\">").Append(Safe(act.Label)).Append("</a></p>\n")
                .Append("<p style=\"margin:0 0 16px;font-size:13px;color:#44546f;word-break:break-all\">").Append(Safe(act.Href.AbsoluteUri)).Append("</p>\n");
        }

        foreach (var line in foot)
            html.Append("<p style=\"margin:16px 0 0;font-size:13px;color:#44546f\">").Append(Safe(line)).Append("</p>\n");
        return html.Append("</div>\n</body></html>\n").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
