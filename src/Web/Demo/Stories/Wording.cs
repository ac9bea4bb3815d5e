using System.Text.RegularExpressions;

namespace Steward.Web.Demo.Stories;

/// <summary>Fills the blanks of a story for one ticket: a slot keeps its value through the whole ticket, a choice is made anew each time.</summary>
internal sealed partial class Wording(Random random)
{
    private static readonly Dictionary<string, string[]> Slots = ContentFile.Lines("slots.txt").Where(l => l[0] != '#')
        .Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Split('|', StringSplitOptions.TrimEntries), StringComparer.Ordinal);

    private static readonly Dictionary<string, IReadOnlyList<string>> Lists = ContentFile.Lists("words.txt");

    private readonly Dictionary<string, string> chosen = new(StringComparer.Ordinal);

    public string Fill(string text)
    {
        text = Choice().Replace(text, match => Pick(match.Groups["words"].Value.Split('|')));
        text = Slot().Replace(text, match => chosen.TryGetValue(match.Groups["name"].Value, out var known)
            ? known
            : chosen[match.Groups["name"].Value] = Pick(Slots[match.Groups["name"].Value]));
        return text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>One of the sentences that fit many tickets, in the ticket's language where there is one.</summary>
    public string Sentence(string list, bool german = false) =>
        Pick(german && Lists.TryGetValue(list + "-de", out var own) ? own : Lists[list]);

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];

    [GeneratedRegex(@"\[(?<words>[^\[\]]*\|[^\[\]]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
