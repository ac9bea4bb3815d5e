using System.Globalization;
using System.Text;

namespace Steward.WorkItems.Searching;

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public sealed record SnippetPart(string Text, bool Marked);

/// <summary>The part of a text around the words that were found, as plain text: marks are put around pieces by the page, never into the text.</summary>
public static class Snippet
{
    private const int Length = 220;
    private const int Before = 60;
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>At most 220 characters around the first word found; the beginning when none stands there.</summary>
    public static string Around(string text, string words)
    {
        var flat = Flat(text);
        var first = Words(words).Select(word => Compare.IndexOf(flat, word, Loose)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, first - Before);
        while (start > 0 && !char.IsWhiteSpace(flat[start - 1]))
            start--;
        var end = Math.Min(flat.Length, start + Length);
        if (end < flat.Length && char.IsHighSurrogate(flat[end - 1]))
            end--;
        return (start > 0 ? "… " : "") + flat[start..end].Trim() + (end < flat.Length ? " …" : "");
    }

    /// <summary>Cuts a text where words begin and end, accents and capitals apart.</summary>
    public static IReadOnlyList<SnippetPart> Marked(string text, string words)
    {
        var wanted = Words(words);
        var parts = new List<SnippetPart>();
        var at = 0;
        while (at < text.Length)
        {
            var (start, length) = Next(text, at, wanted);
            if (start < 0)
                break;
            if (start > at)
                parts.Add(new SnippetPart(text[at..start], Marked: false));
            parts.Add(new SnippetPart(text.Substring(start, length), Marked: true));
            at = start + length;
        }

        if (at < text.Length)
            parts.Add(new SnippetPart(text[at..], Marked: false));
        return parts;
    }

    private static (int Start, int Length) Next(string text, int from, IReadOnlyList<string> words)
    {
        var (best, bestLength) = (-1, 0);
        foreach (var word in words)
        {
            var at = Compare.IndexOf(text.AsSpan(from), word, Loose, out var length);
            if (at >= 0 && length > 0 && (best < 0 || from + at < best))
                (best, bestLength) = (from + at, length);
        }

        return (best, bestLength);
    }

    private static IReadOnlyList<string> Words(string text) =>
        [.. new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(12)];

    /// <summary>One line, without the commonest signs of Markdown.</summary>
    private static string Flat(string text)
    {
        var flat = new StringBuilder(Math.Min(text.Length, 20_000));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 20_000)))
        {
            if (char.IsWhiteSpace(c) || c is '*' or '`' or '#' or '|' or '~')
            {
                if (flat.Length > 0 && flat[^1] != ' ')
                    flat.Append(' ');
            }
            else if (!char.IsControl(c))
            {
                flat.Append(c);
            }
        }

        return flat.ToString();
    }
}
