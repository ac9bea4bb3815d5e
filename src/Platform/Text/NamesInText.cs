using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Steward.Platform.Text;

/// <summary>Finds keys of items and mentions of people in typed text and writes them as links, everything else encoded.</summary>
public static partial class NamesInText
{
    /// <summary>Most keys looked up for one text.</summary>
    public const int MostKeys = 50;

    /// <summary>How far after an <c>@</c> a name may reach.</summary>
    private const int LongestName = 120;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The keys a text names, in order, each as often as it stands there.</summary>
    public static IEnumerable<string> Keys(string text) => KeyPattern().Matches(text).Select(match => match.Value);

    /// <summary>What may be a name after each <c>@</c> of a text: up to where no name reaches.</summary>
    public static IEnumerable<string> AfterAt(string text) =>
        MentionPattern().Matches(text).Select(match => After(text, match.Index + 1));

    internal static bool MayHold(string text) => text.Contains('@', StringComparison.Ordinal) || KeyPattern().IsMatch(text);

    internal static string Encode(string text) => Encoder.Encode(text);

    internal static void Write(StringBuilder html, string text, TextLinks links)
    {
        var done = 0;
        foreach (var match in KeyPattern().Matches(text).Concat(MentionPattern().Matches(text)).OrderBy(m => m.Index))
        {
            if (match.Index < done)
                continue;
            var (written, length) = match.ValueSpan[0] == '@' ? Mention(text, match.Index, links) : Key(match.Value, links);
            if (written is null)
                continue;
            html.Append(Encode(text[done..match.Index])).Append(written);
            done = match.Index + length;
        }

        html.Append(Encode(text[done..]));
    }

    private static (string? Html, int Length) Key(string key, TextLinks links) => links.Key(key) is { } link
        ? ($"<a class=\"key\" href=\"{Encode(link.Href)}\" title=\"{Encode(link.Title)}\">{key}</a>", key.Length)
        : (null, 0);

    private static (string? Html, int Length) Mention(string text, int at, TextLinks links) => links.Mention(After(text, at + 1)) is { } person
        ? ($"<span class=\"mention{(person.Me ? " mention-me" : "")}\">@{Encode(person.Name)}</span>", person.Length + 1)
        : (null, 0);

    private static string After(string text, int start) => text.Substring(start, Math.Min(LongestName, text.Length - start));

    [GeneratedRegex(@"(?<![\w/.-])[A-Z][A-Z0-9]{1,9}-[1-9][0-9]{0,11}(?![\w-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"(?<![\w.@/-])@(?=\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MentionPattern();
}
