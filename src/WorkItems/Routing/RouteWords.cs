using System.Globalization;
using Steward.Platform.Text;

namespace Steward.WorkItems.Items;

/// <summary>How a rule found the person it gave an item to. Kept with the event as a word and its numbers, read in the reader's language.</summary>
public static class RouteWords
{
    /// <summary>As it is kept: <c>LeastLoaded|3|8</c>.</summary>
    public static string Write(string how, params IEnumerable<object?> with) =>
        string.Join('|', with.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace('|', '/')).Prepend(how));

    /// <summary>As it is read: "least loaded, 3 of 8". What is no such word stays as it is.</summary>
    public static string Say(string kept)
    {
        var parts = kept.Split('|');
        var said = new Said(typeof(ItemTexts), "How_" + parts[0], [.. parts.Skip(1)]).ToString();
        return said == "How_" + parts[0] ? kept : said;
    }
}
