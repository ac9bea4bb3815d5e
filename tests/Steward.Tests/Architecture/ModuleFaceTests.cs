using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Data;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>What every module shows to the others.</summary>
public class ModuleFaceTests
{
    // libraries without a place in the host, and the host itself
    private static readonly string[] Faceless = ["Mail", "Scheduling", "Migrations", "Web"];

    // the platform is the ground of all modules, so its tables carry no name before theirs
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal) { ["WorkItems"] = "work_", ["ServiceDesk"] = "desk_" };

    public static TheoryData<string> Modules => [.. SourceTree.Modules.Where(module => SourceTree.Under($"src/{module}/", ".cs").Any(path => !path.EndsWith("Placeholder.cs", StringComparison.Ordinal)))];

    [Theory, MemberData(nameof(Modules))]
    public void A_module_explains_itself_on_one_page(string module)
    {
        if (module is "Web" or "Migrations") return;
        SourceTree.Files.ShouldContain($"src/{module}/README.md");
        SourceTree.Read($"src/{module}/README.md").Split('\n').Length.ShouldBeLessThanOrEqualTo(80);
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_has_one_face(string module)
    {
        if (Faceless.Contains(module)) return;
        SourceTree.Files.ShouldContain($"src/{module}/{module}Module.cs");
        var face = Assemblies.Of(module).GetType($"Steward.{module}.{module}Module").ShouldNotBeNull();
        face.GetMethod($"Add{module}").ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_writes_tables_under_its_own_name(string module)
    {
        if (module is "Platform") return;
        var prefix = Prefixes.GetValueOrDefault(module, module.ToLowerInvariant() + "_");
        var model = new ModelBuilder();
        foreach (var tables in Assemblies.Of(module).GetTypes().Where(type => type is { IsAbstract: false } && typeof(ITables).IsAssignableFrom(type)))
            ((ITables)Activator.CreateInstance(tables)!).Map(model);

        var names = model.Model.GetEntityTypes().Where(entity => entity.ClrType.Assembly == Assemblies.Of(module)).Select(entity => entity.GetTableName()).OfType<string>();

        names.Where(name => !name.StartsWith(prefix, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void No_folder_is_a_drawer() // but the steps of the schema, which stand in the order of their numbers
    {
        var full = SourceTree.Under("src/", ".cs", ".razor").GroupBy(path => path[..path.LastIndexOf('/')]).Where(folder => folder.Key != "src/Migrations" && folder.Count() > 24).Select(folder => $"{folder.Key}: {folder.Count()} files");

        full.ShouldBeEmpty();
    }

    [Fact]
    public void No_source_lies_deeper_than_four_folders() =>
        SourceTree.Under("src/", ".cs", ".razor").Where(path => path.Count(character => character == '/') > 4).ShouldBeEmpty();
}
