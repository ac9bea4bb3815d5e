using System.Text.RegularExpressions;
using Shouldly;
using Steward.Testing;
using Steward.Tests.Architecture;
using Xunit;

namespace Steward.Tests.Platform.Design;

/// <summary>Pages and style sheets know each other: no class without a rule, no sheet that is never served.</summary>
public partial class SheetTests
{
    private static readonly HashSet<string> Styled =
        [.. SourceTree.Under("src/Platform/wwwroot/css/", ".css").SelectMany(path => Rule().Matches(SourceTree.Read(path))).Select(rule => rule.Groups["name"].Value)];

    [Fact]
    public void Every_class_a_page_names_has_a_rule() =>
        SourceTree.Under("src/", ".razor").SelectMany(path => Unstyled(SourceTree.Read(path)).Select(name => $"{path} {name}")).ShouldBeEmpty();

    [Fact]
    public void A_class_nobody_styled_is_seen() => Unstyled("""<div class="stack made-up">""").ShouldBe(["made-up"]);

    [Fact]
    public void Every_sheet_is_served()
    {
        var served = File.ReadAllText(Path.Combine(Repository.Root, "src", "Platform", "wwwroot", "lib", "steward.css"));

        SourceTree.Under("src/Platform/wwwroot/css/", ".css").Where(path => !served.Contains(SourceTree.Read(path), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Classes written out in the markup; computed ones are left to the eye.</summary>
    private static IEnumerable<string> Unstyled(string markup) =>
        ClassList().Matches(markup).SelectMany(list => list.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(name => !Styled.Contains(name)).Distinct();

    [GeneratedRegex(@"\.(?<name>[a-zA-Z][\w-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\b[cC]lass=""(?<names>[^""@]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClassList();
}
