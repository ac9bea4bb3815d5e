using System.Text;
using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Platform.Edge;

/// <summary>What the routing alone would answer with a bare number has a sentence too.</summary>
public class WordsForRoutingTests : WorldTest
{
    [Fact]
    public async Task A_method_the_address_does_not_take_names_those_it_takes()
    {
        var answer = await World.Agent.Api.Delete("/api/v1/items");

        answer.Code.ShouldBe(405);
        answer.Text.ShouldContain("does not take DELETE; it takes");
        answer.Text.ShouldContain("POST");
    }

    [Fact]
    public async Task Content_that_is_not_JSON_is_named()
    {
        var answer = await World.Agent.Api.Send(HttpMethod.Post, "/api/v1/items", new StringContent("hello", Encoding.UTF8, "text/plain"));

        answer.Code.ShouldBe(415);
        answer.Text.ShouldContain("text/plain");
        answer.Text.ShouldContain("application/json");
    }
}
