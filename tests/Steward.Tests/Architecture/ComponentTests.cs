using System.Reflection;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

public class ComponentTests
{
    private static readonly string[] Reading = ["OnInitializedAsync", "OnParametersSetAsync"];

    /// <summary>Parts of a page that read with the framework's own base break on PostgreSQL alone: see <see cref="Platform.Edge.ReadingComponent"/>.</summary>
    [Fact]
    public void Every_component_that_reads_is_a_reading_component() =>
        Assemblies.Modules.SelectMany(a => a.GetTypes())
            .Where(t => typeof(ComponentBase).IsAssignableFrom(t) && Reading.Any(name => t.GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null))
            .Select(t => t.FullName).ShouldBeEmpty();
}
