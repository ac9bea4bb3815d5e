using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Querying;

public class ItemListTests : WorldTest
{
    [Theory]
    [InlineData("space = IT", 3)]
    [InlineData("space in (IT, NET)", 4)]
    [InlineData("type = sms-task", 1)]
    [InlineData("assignee = agent@northwind.example", 2)]
    [InlineData("assignee = me", 0)]
    [InlineData("assignee = none and space = IT", 2)]
    [InlineData("requester = \"Amir Haddad\"", 1)]
    [InlineData("priority >= high", 1)]
    [InlineData("title ~ \"wireless\"", 1)]
    [InlineData("title ~ \"'; drop table work_items; --\"", 0)]
    [InlineData("stateCategory != done", 6)]
    [InlineData("due = none", 6)]
    [InlineData("createdAt > -1h and updatedAt <= now", 6)]
    [InlineData("createdAt > 2040-01-01", 0)]
    [InlineData("space = IT or space = NET", 4)]
    [InlineData("not (space = IT or space = NET)", 2)]
    [InlineData("space = IT and not assignee is empty", 1)]
    [InlineData("assignee in team(\"Service Desk\") and space in (IT, NET)", 1)]
    [InlineData("\"wireless\"", 1)]
    [InlineData("due is empty order by priority desc, key", 6)]
    [InlineData("state was new", 4)]
    [InlineData("assignee changed", 0)]
    [InlineData("linked()", 0)]
    [InlineData("key = IT-1", 1)]
    [InlineData("open = yes and overdue = no", 6)]
    public async Task A_query_finds_what_it_says(string query, int count)
    {
        var answer = await List(World.Admin, query);

        answer.Code.ShouldBe(200, answer.Text);
        answer.List("items").Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("colour = red", "colour")]
    [InlineData("priority = huge", "huge")]
    [InlineData("assignee = \"No One\"", "No One")]
    [InlineData("space ~ IT", "~")]
    [InlineData("due > someday", "someday")]
    [InlineData("space =", "value")]
    [InlineData("space = IT space = NET", "space")]
    [InlineData("stаte = new", "Latin")]
    [InlineData("asignee = me", "assignee")]
    public async Task A_query_that_cannot_be_read_says_where(string query, string named)
    {
        var answer = await List(World.Admin, query);

        answer.Code.ShouldBe(422);
        answer.Text.ShouldContain(named);
    }

    [Theory]
    [InlineData("-updatedAt")]
    [InlineData("createdAt")]
    [InlineData("due")]
    [InlineData("-priority")]
    [InlineData("key")]
    [InlineData("title")]
    [InlineData("-title")]
    public async Task Pages_hold_every_item_once_in_any_order(string order)
    {
        for (var i = 0; i < 7; i++)
            await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = $"Item {i % 3}", priority = i % 2 == 0 ? "low" : "high" });
        var whole = (await World.Agent.Api.Get($"/api/v1/items?q=space=IT&order={order}")).Each("items", "key");

        var paged = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await World.Agent.Api.Get($"/api/v1/items?q=space=IT&order={order}&limit=3" + (cursor is null ? "" : "&cursor=" + cursor));
            page.Code.ShouldBe(200, page.Text);
            paged.AddRange(page.Each("items", "key"));
            cursor = page["nextCursor"];
        }
        while (cursor is not null);

        paged.ShouldBe(whole);
        paged.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("order=colour")]
    [InlineData("cursor=nonsense")]
    [InlineData("cursor=dGl0bGUKMQph")]
    public async Task A_page_that_cannot_be_is_refused(string query) =>
        (await World.Agent.Api.Get("/api/v1/items?" + query)).Code.ShouldBe(422);

    [Fact]
    public async Task A_limit_that_is_no_number_is_a_broken_request() =>
        (await World.Agent.Api.Get("/api/v1/items?limit=many")).Code.ShouldBe(400);

    private static Task<ApiAnswer> List(WorldPerson by, string query) => by.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString(query));
}
