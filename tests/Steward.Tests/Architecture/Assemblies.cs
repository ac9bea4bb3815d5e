using System.Reflection;

namespace Steward.Tests.Architecture;

/// <summary>The built modules.</summary>
internal static class Assemblies
{
    public static readonly IReadOnlyList<Assembly> Modules = [.. SourceTree.Modules.Select(Of)];

    public static Assembly Of(string module) => Assembly.Load(module == "Web" ? "steward" : $"Steward.{module}");
}
