using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>Who may know whom. A new module is a new line here, and a reason in the commit.</summary>
public class ModuleGraphTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Mail"] = [],
        ["Platform"] = ["Mail"],
        ["Scheduling"] = [],
        ["Identity"] = ["Platform", "Scheduling"],
        ["Clients"] = ["Identity"],
        ["WorkItems"] = ["Clients"],
        ["ServiceDesk"] = ["WorkItems"],
        ["Collaboration"] = ["WorkItems"],
        ["Reporting"] = ["ServiceDesk", "WorkItems"],
        ["Migrations"] = ["Platform"],
        ["Web"] = ["Collaboration", "Migrations", "Reporting"],
    };

    public static TheoryData<string> Modules => [.. SourceTree.Modules];

    [Fact]
    public void Every_project_under_src_has_a_line_in_the_graph() =>
        SourceTree.Modules.ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory, MemberData(nameof(Modules))]
    public void A_module_references_exactly_what_the_graph_allows(string module) =>
        ReferencesOf(SourceTree.Read($"src/{module}/{module}.csproj")).Order().ShouldBe(Allowed[module].Order());

    [Theory, MemberData(nameof(Modules))]
    public void A_built_module_uses_only_modules_below_it(string module)
    {
        var used = Assemblies.Of(module).GetReferencedAssemblies()
            .Select(name => name.Name!).Where(name => name.StartsWith("Steward.", StringComparison.Ordinal))
            .Select(name => name["Steward.".Length..]);

        used.Except(Below(module)).ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_upwards_is_seen()
    {
        var references = ReferencesOf("""<Project><ItemGroup><ProjectReference Include="../Web/Web.csproj" /></ItemGroup></Project>""");

        references.ShouldBe(["Web"]);
        Below("Platform").ShouldNotContain("Web");
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static HashSet<string> Below(string module) =>
        [.. Allowed[module], .. Allowed[module].SelectMany(Below)];
}
