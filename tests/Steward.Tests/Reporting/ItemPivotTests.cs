using System.Text.Json;
using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Reporting;

public class ItemPivotTests : WorldTest
{
    [Fact]
    public async Task Every_figure_equals_the_items_its_query_opens()
    {
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "in-progress" });
        var pivot = await World.Admin.Api.Get("/api/v1/reports/items?rows=state&columns=assignee");

        pivot.Code.ShouldBe(200, pivot.Text);
        pivot.List("cells").ShouldNotBeEmpty();
        foreach (var cell in pivot.List("cells"))
        {
            var behind = await World.Admin.Api.Get($"/api/v1/items?limit=200&q={Uri.EscapeDataString(cell.GetProperty("query").GetString()!)}");
            behind.Code.ShouldBe(200, behind.Text);
            behind.List("items").Count.ShouldBe(cell.GetProperty("count").GetInt32(), cell.ToString());
        }

        pivot.List("cells").Sum(c => c.GetProperty("count").GetInt32()).ShouldBe(pivot.Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("state")]
    [InlineData("stateCategory")]
    [InlineData("type")]
    [InlineData("priority")]
    [InlineData("assignee")]
    [InlineData("requester")]
    [InlineData("team")]
    [InlineData("client")]
    [InlineData("space")]
    [InlineData("process")]
    [InlineData("service")]
    public async Task Each_dimension_counts_every_item_once_and_opens_its_rows(string dimension)
    {
        var all = (await World.Admin.Api.Get("/api/v1/items?limit=200")).List("items").Count;
        var pivot = await World.Admin.Api.Get($"/api/v1/reports/items?rows={dimension}&columns=type");

        pivot.Json.GetProperty("total").GetInt32().ShouldBe(all);
        foreach (var cell in pivot.List("cells"))
        {
            var behind = await World.Admin.Api.Get($"/api/v1/items?limit=200&q={Uri.EscapeDataString(cell.GetProperty("query").GetString()!)}");
            behind.Code.ShouldBe(200, behind.Text);
            behind.List("items").Count.ShouldBe(cell.GetProperty("count").GetInt32(), cell.ToString());
        }
    }

    [Fact]
    public async Task Counts_hold_only_what_the_reader_may_see()
    {
        Total(await World.OtherAgent.Api.Get("/api/v1/reports/items?rows=space&columns=type")).ShouldBe(1);
        Total(await World.Requester.Api.Get("/api/v1/reports/items?rows=space&columns=type")).ShouldBe(1);
        Total(await World.ClientRequester.Api.Get("/api/v1/reports/items?rows=space&columns=type")).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_dimension_is_refused_with_the_known_ones()
    {
        var refused = await World.Agent.Api.Get("/api/v1/reports/items?rows=colour&columns=state");

        refused.Code.ShouldBe(422);
        refused.Fault("rows").ShouldContain("stateCategory");
    }

    private static int Total(Testing.Web.ApiAnswer pivot) => pivot.Json.GetProperty("total").GetInt32();
}
