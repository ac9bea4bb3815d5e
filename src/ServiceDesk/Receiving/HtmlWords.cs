using System.Text;
using AngleSharp.Dom;

namespace Steward.ServiceDesk.Receiving;

/// <summary>The words of a document, with the line breaks its blocks make.</summary>
internal sealed class HtmlWords
{
    private const int Deepest = 200;
    private readonly StringBuilder text = new();

    public void Visit(INode node, int depth)
    {
        if (depth > Deepest)
            return;
        if (node is IText words)
        {
            Words(words.Data);
            return;
        }

        if (node is not IElement element || element.LocalName is "script" or "style" or "template" or "head" or "title" or "noscript" or "svg" or "math" or "iframe" or "object")
            return;
        var block = element.LocalName is "p" or "div" or "tr" or "table" or "ul" or "ol" or "blockquote" or "pre" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "center" or "section" or "article" or "dd" or "dt";
        var apart = element.LocalName is "p" ? 2 : 1;
        if (element.LocalName is "br")
            text.Append('\n');
        else if (block || element.LocalName is "li" or "hr")
            Break(apart);
        if (element.LocalName is "li")
            text.Append("- ");
        if (element.LocalName is "blockquote" && element.ChildElementCount + element.ChildNodes.Length > 0)
            Quote(element, depth);
        else
            Inside(element, depth);
        if (element.LocalName is "td" or "th")
            text.Append(' ');
        if (block)
            Break(apart);
    }

    public override string ToString() => string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())).Trim();

    private void Inside(IElement element, int depth)
    {
        foreach (var child in element.ChildNodes)
            Visit(child, depth + 1);
    }

    /// <summary>Quotes are marked as plain mails mark them, so that they are found again.</summary>
    private void Quote(IElement element, int depth)
    {
        var inner = new HtmlWords();
        inner.Inside(element, depth);
        foreach (var line in inner.ToString().Split('\n'))
            text.Append(line.Length == 0 ? ">" : "> ").Append(line).Append('\n');
    }

    /// <summary>Runs of white space are one space, as browsers show them.</summary>
    private void Words(string words)
    {
        foreach (var one in words)
        {
            if (!char.IsWhiteSpace(one))
                text.Append(one);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                text.Append(' ');
        }
    }

    /// <summary>At least so many line breaks, but none at the beginning.</summary>
    private void Break(int lines)
    {
        if (text.Length == 0)
            return;
        for (var there = text[^1] != '\n' ? 0 : text.Length > 1 && text[^2] == '\n' ? 2 : 1; there < lines; there++)
            text.Append('\n');
    }
}
