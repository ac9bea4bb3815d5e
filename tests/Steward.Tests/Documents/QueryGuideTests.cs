using Shouldly;
using Steward.Testing;
using Steward.Testing.Company;
using Steward.WorkItems.Querying;
using Xunit;

namespace Steward.Tests.Documents;

/// <summary>What the guide shows works as it stands there.</summary>
public class QueryGuideTests : WorldTest
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "query-language.md"));

    [Fact]
    public async Task Every_example_of_the_guide_is_answered()
    {
        // the words the examples use
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Mail", service = "Email", fields = new Dictionary<string, string> { ["external id"] = "INC0001" } })).Code.ShouldBe(201);
        var examples = Guide.Split("```query").Skip(1).SelectMany(block => block.Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();

        examples.Count.ShouldBeGreaterThan(20);
        foreach (var example in examples)
        {
            var answer = await World.Admin.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString(example));
            answer.Code.ShouldBe(200, $"{example}: {answer.Text}");
        }
    }

    [Fact]
    public void Every_field_is_in_the_guide()
    {
        foreach (var field in World.Workspace.Get<QueryFields>().All)
            Guide.ShouldContain($"`{field.Name}`");
    }
}
