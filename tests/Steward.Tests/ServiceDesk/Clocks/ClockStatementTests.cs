using System.Net.Http.Json;
using Shouldly;
using Steward.Platform.Access;
using Steward.ServiceDesk.Agreements;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>What clocks cost, counted in statements.</summary>
public class ClockStatementTests : WorldTest
{
    [Fact]
    public async Task The_page_of_an_item_costs_one_statement_more_however_many_clocks_and_moments_it_has()
    {
        var key = await World.NewItem(World.Agent);
        using var statements = new Statements();
        using var client = new HttpClient();
        var without = await LeastAsync();
        await World.Promise("First response", ClockMetric.FirstResponse);
        await World.Promise("Resolution", ClockMetric.Resolution);
        await World.Promise("Update", ClockMetric.Update);
        await World.Recount();

        (await LeastAsync()).ShouldBe(without + 1);

        async Task<int> LeastAsync() => Math.Min(Math.Min(await CostAsync(), await CostAsync()), await CostAsync());

        async Task<int> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{World.Address.AbsoluteUri}/i/{key}");
            request.Headers.Authorization = new("Bearer", World.Admin.TokenWith(TokenScope.Admin));
            return (await statements.OfAsync(client, request)).Count;
        }
    }

    [Fact]
    public async Task A_new_item_is_given_its_clocks_without_asking_the_database()
    {
        using var statements = new Statements();
        using var client = new HttpClient();
        var without = await LeastAsync();
        await World.Promise("First response", ClockMetric.FirstResponse);
        await World.Promise("Resolution", ClockMetric.Resolution);

        (await LeastAsync()).ShouldBe(without);

        async Task<int> LeastAsync() => Math.Min(Math.Min(await CostAsync(), await CostAsync()), await CostAsync());

        async Task<int> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, World.Address.AbsoluteUri + "/api/v1/items")
            {
                Content = JsonContent.Create(new { space = "IT", type = "incident", title = "Dark" }),
            };
            request.Headers.Authorization = new("Bearer", World.Agent.TokenWith(TokenScope.Write));
            return (await statements.OfAsync(client, request)).Count(s => s.Sql.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));
        }
    }
}
