using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>Every sentence exists in English and in German, with the same places to fill in.</summary>
public partial class TextTests
{
    public static TheoryData<string> English =>
        [.. SourceTree.Under("src/", ".resx").Where(path => !path.EndsWith(".de.resx", StringComparison.Ordinal)).DefaultIfEmpty("")];

    [Theory, MemberData(nameof(English))]
    public void Every_text_is_also_there_in_German(string path)
    {
        if (path is "") return;
        Differences(SourceTree.Read(path), SourceTree.Read(path.Replace(".resx", ".de.resx", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_the_code_says_is_in_its_resource()
    {
        var missing =
            from path in SourceTree.Under("src/", ".cs", ".razor")
            from said in Say().Matches(SourceTree.Read(path))
            where !Has(said.Groups["source"].Value, said.Groups["key"].Value, isBeginning: said.Groups["more"].Success)
            select $"{path} says {said.Groups["source"].Value} {said.Groups["key"].Value}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_said_in_code_is_recognised() =>
        Say().Match("""Texts<WorkItemTexts>.Say("OpenChildren", 3)""").Groups["key"].Value.ShouldBe("OpenChildren");

    [Fact]
    public void A_missing_an_empty_and_a_differently_filled_text_are_seen()
    {
        const string english = """<root><data name="A"><value>One</value></data><data name="B"><value>{0} of {1}</value></data><data name="C"><value>Two</value></data></root>""";
        const string german = """<root><data name="B"><value>{0} von</value></data><data name="C"><value></value></data><data name="D"><value>Drei</value></data></root>""";

        Differences(english, german).ShouldBe(["A is missing in German", "B fills in {0} {1} in English and {0} in German", "C is empty", "D is missing in English"]);
    }

    private static IEnumerable<string> Differences(string english, string german)
    {
        Dictionary<string, string> ours = Texts(english), theirs = Texts(german);
        foreach (var key in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            if (!theirs.TryGetValue(key, out var there)) yield return $"{key} is missing in German";
            else if (!ours.TryGetValue(key, out var here)) yield return $"{key} is missing in English";
            else if (here.Trim() is "" || there.Trim() is "") yield return $"{key} is empty";
            else if (Places(here) != Places(there)) yield return $"{key} fills in {Places(here)} in English and {Places(there)} in German";
        }
    }

    private static Dictionary<string, string> Texts(string resx) =>
        XDocument.Parse(resx).Descendants("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string?)data.Element("value") ?? "", StringComparer.Ordinal);

    private static bool Has(string source, string key, bool isBeginning)
    {
        var keys = SourceTree.Under("src/", $"/{source}.resx").SelectMany(path => Texts(SourceTree.Read(path)).Keys);
        return isBeginning ? keys.Any(known => known.StartsWith(key, StringComparison.Ordinal)) : keys.Contains(key);
    }

    private static string Places(string text) => string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"Texts<(?<source>\w+)>\s*\.Say\(\s*""(?<key>[\w.-]+)""(?<more>\s*\+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Say();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
