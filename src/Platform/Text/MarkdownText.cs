using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Steward.Platform.Text;

/// <summary>Markdown as people type it: CommonMark without HTML, with tables, task lists, strike-through, plain addresses, and line ends kept.</summary>
internal static class MarkdownText
{
    // Nested brackets cost the parser their square; a log pasted as text has thousands of them and is no markup anyway.
    private const int MostBrackets = 1_000;
    private const int LongestMarkdown = 100_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UseTaskLists()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    public static IReadOnlyList<TextPart> Read(string markdown)
    {
        if (markdown.Length > LongestMarkdown || markdown.AsSpan().Count('[') > MostBrackets)
            return PlainText(markdown);
        string html;
        try
        {
            html = Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return PlainText(markdown); // nested deeper than the parser goes
        }

        using var document = new HtmlParser().ParseDocument(html);
        return AllowedHtml.Rebuild(document.Body!);
    }

    private static IReadOnlyList<TextPart> PlainText(string text)
    {
        var rebuilt = new AllowedHtml();
        rebuilt.Markup("<p>");
        var first = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!first)
                rebuilt.Markup("<br>");
            first = false;
            rebuilt.Words(line.ToString());
        }

        rebuilt.Markup("</p>");
        return rebuilt.Parts();
    }
}
