using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// HTML of a stranger written anew from an allow list: an element, attribute or style that is not named here does not come through. Pictures are those the
/// mail brought; nothing is loaded from anywhere. It is shown in a frame without scripts besides.
/// </summary>
public static class SafeMailHtml
{
    private const int Longest = 1_000_000;
    private const int MostTags = 20_000;
    private const int Deepest = 100;

    private static readonly FrozenDictionary<string, string> Kept = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["p"] = "p", ["div"] = "div", ["center"] = "div", ["span"] = "span", ["font"] = "span", ["strong"] = "strong", ["b"] = "strong", ["em"] = "em", ["i"] = "em", ["u"] = "u", ["s"] = "s", ["strike"] = "s", ["del"] = "del",
        ["ins"] = "ins", ["sub"] = "sub", ["sup"] = "sup", ["small"] = "small", ["big"] = "span", ["code"] = "code", ["tt"] = "code", ["kbd"] = "code", ["pre"] = "pre", ["blockquote"] = "blockquote", ["ul"] = "ul", ["ol"] = "ol",
        ["li"] = "li", ["dl"] = "dl", ["dt"] = "dt", ["dd"] = "dd", ["h1"] = "h1", ["h2"] = "h2", ["h3"] = "h3", ["h4"] = "h4", ["h5"] = "h5", ["h6"] = "h6", ["table"] = "table", ["caption"] = "caption", ["thead"] = "thead",
        ["tbody"] = "tbody", ["tfoot"] = "tfoot", ["tr"] = "tr", ["td"] = "td", ["th"] = "th", ["section"] = "div", ["article"] = "div", ["header"] = "div", ["footer"] = "div", ["main"] = "div", ["address"] = "div",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal, "script", "style", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "noscript", "title", "head", "textarea", "select", "button", "input", "audio", "video", "canvas", "link", "meta", "base");

    private static readonly FrozenSet<string> Styles = FrozenSet.Create(StringComparer.Ordinal, "color", "background-color", "font-weight", "font-style", "text-decoration", "text-align", "white-space");

    /// <summary>The body made harmless; null when it is too large or too deep to be shown.</summary>
    /// <param name="html">As it came.</param>
    /// <param name="pictures">Address of a picture the mail brought, by its content id; null for none.</param>
    /// <param name="cancel">Ends the parsing.</param>
    public static async Task<string?> Rebuild(string html, Func<string, string?> pictures, CancellationToken cancel)
    {
        if (await Parse(html, cancel) is not { Body: { } body })
            return null;
        var written = new StringBuilder();
        foreach (var child in body.ChildNodes)
            Visit(child, written, pictures, 0);
        return written.ToString();
    }

    /// <summary>The same as plain words: what is searched and shown in the timeline. Null when it is too large or too deep to be read.</summary>
    public static async Task<string?> Words(string html, CancellationToken cancel)
    {
        if (await Parse(html, cancel) is not { Body: { } body })
            return null;
        var words = new HtmlWords();
        foreach (var child in body.ChildNodes)
            words.Visit(child, 0);
        return words.ToString();
    }

    private static async Task<IHtmlDocument?> Parse(string html, CancellationToken cancel) =>
        html.Length > Longest || html.AsSpan().Count('<') > MostTags || IsTooDeep(html)
            ? null
            : await new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocumentAsync(html, cancel);

    /// <summary>Looks before it parses: parsers take their time over thousands of open elements.</summary>
    private static bool IsTooDeep(string html)
    {
        int depth = 0, deepest = 0;
        for (var i = 0; i + 1 < html.Length; i++)
        {
            if (html[i] != '<')
                continue;
            depth += html[i + 1] == '/' ? -1 : char.IsAsciiLetter(html[i + 1]) ? 1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        // elements that close by themselves (br, img, p, td) count here, so the limit is generous
        return deepest > 5_000;
    }

    private static void Visit(INode node, StringBuilder written, Func<string, string?> pictures, int depth)
    {
        if (node is IText text)
        {
            written.Append(WebUtility.HtmlEncode(text.Data));
            return;
        }

        if (node is not IElement element || Dropped.Contains(element.LocalName) || depth > Deepest)
            return;
        switch (element.LocalName)
        {
            case "br" or "hr":
                written.Append('<').Append(element.LocalName).Append('>');
                return;
            case "img":
                Picture(element, written, pictures);
                return;
            case "a" when LinkTo(element) is { } address:
                written.Append("<a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">");
                Inside();
                written.Append("</a>");
                return;
        }

        if (!Kept.TryGetValue(element.LocalName, out var name))
        {
            Inside();
            return;
        }

        written.Append('<').Append(name);
        Attributes(element, written);
        written.Append('>');
        Inside();
        written.Append("</").Append(name).Append('>');

        void Inside()
        {
            foreach (var child in element.ChildNodes)
                Visit(child, written, pictures, depth + 1);
        }
    }

    private static void Picture(IElement element, StringBuilder written, Func<string, string?> pictures)
    {
        var alt = element.GetAttribute("alt") ?? "";
        var source = element.GetAttribute("src") ?? "";
        if (source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) && pictures(Uri.UnescapeDataString(source[4..])) is { } own)
            written.Append("<img alt=\"").Append(WebUtility.HtmlEncode(alt)).Append("\" src=\"").Append(WebUtility.HtmlEncode(own)).Append("\">");
        else if (alt.Length > 0)
            written.Append('[').Append(WebUtility.HtmlEncode(alt)).Append(']');
    }

    private static void Attributes(IElement element, StringBuilder written)
    {
        foreach (var name in element.LocalName is "td" or "th" ? new[] { "colspan", "rowspan" } : [])
        {
            if (int.TryParse(element.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 1 and <= 100)
                written.Append(CultureInfo.InvariantCulture, $" {name}=\"{span}\"");
        }

        var direction = element.GetAttribute("dir");
        if (direction is "rtl" or "ltr" or "auto")
            written.Append(" dir=\"").Append(direction).Append('"');
        var styles = (element.GetAttribute("style") ?? "").Split(';').Take(60).Select(one => one.Split(':', 2)).Where(pair => pair.Length == 2)
            .Select(pair => (Name: pair[0].Trim().ToLowerInvariant(), Value: pair[1].Trim().ToLowerInvariant())).Where(pair => Styles.Contains(pair.Name) && IsPlain(pair.Value)).Select(pair => $"{pair.Name}:{pair.Value}").ToList();
        if (styles.Count > 0)
            written.Append(" style=\"").Append(WebUtility.HtmlEncode(string.Join(';', styles))).Append('"');
    }

    /// <summary>A colour or a word: no address, no function that fetches or computes.</summary>
    private static bool IsPlain(string value) =>
        value.Length is > 0 and <= 60 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '%' or '.' or ',' or '(' or ')' or ' ' or '-')
        && (!value.Contains('(', StringComparison.Ordinal) || value.StartsWith("rgb(", StringComparison.Ordinal) || value.StartsWith("rgba(", StringComparison.Ordinal)) && value.Count(c => c == '(') <= 1;

    private static string? LinkTo(IElement element)
    {
        var text = element.GetAttribute("href")?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 2_000 || text.Any(char.IsControl) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        return (uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0) || uri.Scheme is "mailto" ? uri.AbsoluteUri : null;
    }
}
