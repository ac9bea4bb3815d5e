using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Steward.Platform.Text;

/// <summary>
/// Writes a document anew from an allow list: an element or attribute that is not named here does not come through, whatever the parser
/// before it thought of it.
/// </summary>
internal sealed class AllowedHtml
{
    private const int Deepest = 60;
    private const int LongestAddress = 2_000;

    /// <summary>Element → what it becomes. A text's headings stand below those of the page.</summary>
    private static readonly FrozenDictionary<string, string> Plain = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["p"] = "p", ["strong"] = "strong", ["b"] = "strong", ["em"] = "em", ["i"] = "em", ["del"] = "del", ["s"] = "del",
        ["code"] = "code", ["pre"] = "pre", ["blockquote"] = "blockquote", ["ul"] = "ul", ["ol"] = "ol", ["li"] = "li",
        ["thead"] = "thead", ["tbody"] = "tbody", ["tr"] = "tr", ["td"] = "td",
        ["h1"] = "h3", ["h2"] = "h4", ["h3"] = "h5", ["h4"] = "h6", ["h5"] = "h6", ["h6"] = "h6",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal, "script", "style", "template", "iframe", "object", "embed", "svg", "math", "noscript", "title", "textarea", "select", "button", "form");

    private readonly List<TextPart> parts = [];
    private readonly StringBuilder ready = new();

    public static IReadOnlyList<TextPart> Rebuild(INode root)
    {
        var rebuilt = new AllowedHtml();
        foreach (var child in root.ChildNodes)
            rebuilt.Visit(child, 0, open: true);
        return rebuilt.Parts();
    }

    /// <summary>Markup of our own making; never anything typed.</summary>
    public void Markup(string html) => ready.Append(html);

    /// <summary>Typed text in which names of items and people may be found.</summary>
    public void Words(string text)
    {
        if (!NamesInText.MayHold(text))
        {
            ready.Append(NamesInText.Encode(text));
            return;
        }

        Finish();
        parts.Add(new OpenText(text));
    }

    public IReadOnlyList<TextPart> Parts()
    {
        Finish();
        return parts;
    }

    private void Finish()
    {
        if (ready.Length == 0)
            return;
        parts.Add(new ReadyHtml(ready.ToString()));
        ready.Clear();
    }

    private void Visit(INode node, int depth, bool open)
    {
        if (node is IText text)
        {
            if (open)
                Words(text.Data);
            else
                ready.Append(NamesInText.Encode(text.Data));
            return;
        }

        if (node is not IElement element || Dropped.Contains(element.LocalName))
            return;
        if (depth > Deepest)
            ready.Append(NamesInText.Encode(element.TextContent));
        else
            VisitElement(element, depth, open);
    }

    private void VisitElement(IElement element, int depth, bool open)
    {
        switch (element.LocalName)
        {
            case "br" or "hr":
                ready.Append('<').Append(element.LocalName).Append('>');
                break;
            case "a":
                Link(element, Address(element.GetAttribute("href")), () => Inside(element, depth, open: false));
                break;
            case "img":
                // a remote picture would tell its server who reads; its address stays a link
                var words = element.GetAttribute("alt") is { Length: > 0 } alt ? alt : element.GetAttribute("src") ?? "";
                Link(element, Address(element.GetAttribute("src")), () => ready.Append(NamesInText.Encode(words)));
                break;
            case "input" when element is IHtmlInputElement { Type: "checkbox" } box:
                var said = NamesInText.Encode(Texts<PlatformTexts>.Say(box.IsChecked ? "TaskDone" : "TaskOpen").ToString());
                ready.Append("<input type=\"checkbox\" disabled").Append(box.IsChecked ? " checked" : "").Append(" aria-label=\"").Append(said).Append("\">");
                break;
            case "table":
                Wrap("<div class=\"scroll-x\"><table>", "</table></div>", element, depth, open);
                break;
            case "th":
                Wrap("<th scope=\"col\">", "</th>", element, depth, open);
                break;
            case "ol" when element is IHtmlOrderedListElement { Start: > 1 and < 1_000_000 } list:
                Wrap(string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{list.Start}\">"), "</ol>", element, depth, open);
                break;
            case { } name when Plain.TryGetValue(name, out var becomes):
                Wrap($"<{becomes}>", $"</{becomes}>", element, depth, open && name is not ("code" or "pre"));
                break;
            default:
                Inside(element, depth, open);
                break;
        }
    }

    private void Wrap(string before, string after, IElement element, int depth, bool open)
    {
        ready.Append(before);
        Inside(element, depth, open);
        ready.Append(after);
    }

    private void Inside(IElement element, int depth, bool open)
    {
        foreach (var child in element.ChildNodes)
            Visit(child, depth + 1, open);
    }

    private void Link(IElement element, string? address, Action words)
    {
        // a link inside a link would be opened by the browser's repair in unexpected places
        var alone = element.Ancestors<IHtmlAnchorElement>().FirstOrDefault() is null;
        if (address is not null && alone)
            ready.Append("<a href=\"").Append(NamesInText.Encode(address)).Append("\" rel=\"noopener nofollow\">");
        words();
        if (address is not null && alone)
            ready.Append("</a>");
    }

    /// <summary>The address when it may be followed: http, https or mailto, absolute, without control characters.</summary>
    internal static string? Address(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAddress || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        return uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0 || uri.Scheme is "mailto" ? uri.AbsoluteUri : null;
    }
}
