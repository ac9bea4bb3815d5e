using System.Text.RegularExpressions;
using Steward.WorkItems.Linking;

namespace Steward.WorkItems.Importing;

/// <summary>
/// Headers that stand several times, as Jira writes them ("Comment", "Comment", …; read as "Comment", "Comment (2)"), and headers that say how
/// items are linked ("Inward issue link (Blocks)").
/// </summary>
internal static partial class RepeatedColumns
{
    /// <summary>The name as the file has it, without the number that made it unique.</summary>
    public static string BaseOf(string column, IReadOnlyCollection<string> all) =>
        Numbered().Match(column) is { Success: true } match && all.Contains(match.Groups["name"].Value) ? match.Groups["name"].Value : column;

    public static bool IsLink(string column) => Link().IsMatch(column);

    /// <summary>How the item of a row is linked with the one a cell names: a slug of <see cref="LinkEnd"/>.</summary>
    public static string HowOf(string column)
    {
        var match = Link().Match(column);
        var inward = match.Groups["way"].Value.StartsWith("in", StringComparison.OrdinalIgnoreCase);
        return match.Groups["kind"].Value.ToUpperInvariant() switch
        {
            var kind when kind.Contains("BLOCK", StringComparison.Ordinal) || kind.Contains("DEPEND", StringComparison.Ordinal) => inward ? "blocked-by" : "blocks",
            var kind when kind.Contains("DUPLICATE", StringComparison.Ordinal) => inward ? "duplicated-by" : "duplicates",
            var kind when kind.Contains("CAUSE", StringComparison.Ordinal) || kind.Contains("PROBLEM", StringComparison.Ordinal) => inward ? "caused-by" : "causes",
            _ => "relates",
        };
    }

    [GeneratedRegex(@"^(?<name>.+) \((?<n>\d{1,4})\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<way>inward|outward) issue link \((?<kind>[^()]{1,80})\)( \(\d{1,4}\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
