using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Steward.Platform.Text;

/// <summary>Where names inside a text lead for one reader. What a reader may not see stays plain text.</summary>
/// <param name="Key">The item behind a key (<c>IT-12</c>); null when it is absent or hidden.</param>
/// <param name="Mention">The person meant at the start of a text that follows an <c>@</c>; null when it is nobody.</param>
public sealed record TextLinks(Func<string, KeyLink?> Key, Func<string, MentionMatch?> Mention)
{
    public static readonly TextLinks None = new(_ => null, _ => null);
}

/// <summary>An item a text names.</summary>
public sealed record KeyLink(string Href, string Title);

/// <summary>A person a text names: how many characters after the <c>@</c>, and whether the reader is meant.</summary>
public sealed record MentionMatch(int Length, string Name, bool Me = false);

/// <summary>
/// Markdown of people, made harmless: HTML in it is text, the result is built anew from an allow list, links lead only to http, https and
/// mailto, and nothing is loaded from anywhere. The only file that hands markup to a page.
/// </summary>
public sealed class SafeHtml
{
    private const int LargestKept = 20_000;
    private const int MostKept = 4_000_000;
    private static readonly ConcurrentDictionary<string, SafeHtml> Kept = new(StringComparer.Ordinal);
    private static int keptSize;

    private readonly IReadOnlyList<TextPart> parts;

    private SafeHtml(IReadOnlyList<TextPart> parts)
    {
        this.parts = parts;
        Keys = [.. parts.OfType<OpenText>().SelectMany(text => NamesInText.Keys(text.Text)).Distinct(StringComparer.Ordinal).Take(NamesInText.MostKeys)];
    }

    /// <summary>Keys the text seems to name, so that a page can look all of them up at once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The text made harmless. Parsing is remembered, because the same comments are read again and again.</summary>
    public static SafeHtml Of(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return new SafeHtml([]);
        if (markdown.Length > LargestKept)
            return Parse(markdown);
        if (Kept.TryGetValue(markdown, out var known))
            return known;
        if (Interlocked.Add(ref keptSize, markdown.Length) > MostKept)
        {
            Kept.Clear();
            Interlocked.Exchange(ref keptSize, 0);
        }

        return Kept.GetOrAdd(markdown, Parse);
    }

    /// <summary>For a page: <c>@SafeHtml.Of(comment.Text).Show(links)</c> inside an element of class <c>prose</c>.</summary>
    public RenderFragment Show(TextLinks links)
    {
        var html = ToHtml(links);
        return builder => builder.AddMarkupContent(0, html);
    }

    /// <summary>Writes a drawing of the program's own, never a text of anybody: an icon, a shape.</summary>
    internal static void Draw(RenderTreeBuilder page, string drawing) => page.AddMarkupContent(0, drawing);

    /// <summary>The markup itself, for mails and tests.</summary>
    public string ToHtml(TextLinks links)
    {
        var html = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is OpenText open)
                NamesInText.Write(html, open.Text, links);
            else
                html.Append(((ReadyHtml)part).Html);
        }

        return html.ToString();
    }

    private static SafeHtml Parse(string markdown) => new(MarkdownText.Read(markdown));
}
