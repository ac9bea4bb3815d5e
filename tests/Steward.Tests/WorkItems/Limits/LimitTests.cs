using System.Text;
using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Limits;

public class LimitTests : WorldTest
{
    [Fact]
    public async Task A_column_says_how_many_it_holds_of_how_many_and_warns_in_words()
    {
        await Said("""{"limits":[{"column":"new","most":1},{"column":"in-progress","most":50}]}""");
        using var tom = await World.Agent.SignIn();

        var board = await tom.Open("/s/IT?layout=board");

        board.Words.ShouldContain("over limit 1");
        board.Words.ShouldContain("limit 50");
        board.Find("[data-cards='new']")!.ParentElement!.QuerySelector(".board-over .icon").ShouldNotBeNull();
        board.Find("a[href$='/s/IT/limits']").ShouldBeNull(); // an agent does not set them
        var filtered = await tom.Open("/s/IT?layout=board&q=" + Uri.EscapeDataString($"key = {World.PrinterTicket}"));
        filtered.Words.ShouldContain("in all");
    }

    [Fact]
    public async Task A_soft_limit_lets_everything_in_and_a_hard_one_refuses_with_a_way_out()
    {
        var (first, second, third) = (await Started(), await Fresh(), await Fresh());
        await Said("""{"limits":[{"column":"category:active","most":1}]}""");
        (await Start(second)).Code.ShouldBe(200);

        await Said("""{"limits":[{"column":"category:active","most":2,"hard":true}]}""");
        var refused = await Start(third);

        refused.Code.ShouldBe(409, refused.Text);
        refused.Text.ShouldContain("holds 2 of at most 2");
        (await World.Agent.Api.Get("/api/v1/items/" + third))["stateCategory"].ShouldBe("new");
        (await World.Agent.Api.Post($"/api/v1/items/{first}/transitions", new { to = "cancelled", note = "Not needed" })).Code.ShouldBe(200);
        (await Start(third)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task Two_who_would_both_take_the_last_place_do_not()
    {
        await Said("""{"limits":[{"column":"category:active","most":2,"hard":true}]}""");
        var keys = new List<string>();
        for (var i = 0; i < 8; i++)
            keys.Add(await Fresh());

        var answers = await Task.WhenAll(keys.Select(Start));

        answers.Count(a => a.Code == 200).ShouldBe(2);
        answers.Count(a => a.Code == 409).ShouldBe(6);
    }

    [Fact]
    public async Task Work_that_comes_in_is_never_held_up()
    {
        await Said("""{"limits":[{"column":"category:new","most":1,"hard":true}]}""");

        (await World.Requester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Help" })).Code.ShouldBe(201);
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Help" })).Code.ShouldBe(201);
    }

    [Theory]
    [InlineData("""{"limits":[{"column":"moon","most":3}]}""", "most:moon")]
    [InlineData("""{"limits":[{"column":"cancelled","most":3}]}""", "most:cancelled")]
    [InlineData("""{"limits":[{"column":"category:active","most":0}]}""", "most:category:active")]
    [InlineData("""{"limits":[{"column":"category:active","most":3},{"column":"category:active","most":4}]}""", "most:category:active")]
    public async Task A_limit_that_is_none_is_named(string body, string field)
    {
        var refused = await Put(World.Lead, body);

        refused.Code.ShouldBe(422, refused.Text);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_leads_the_space_sets_them_on_a_page_that_keeps_what_was_typed()
    {
        using var lena = await World.Lead.SignIn();
        var page = await lena.Open("/s/IT/limits");

        var refused = await lena.Submit(page, "form[action$='/limits']", ("most:category:active", "many"), ("most:category:new", "7"), ("hard", "category:new"));
        ((int)refused.Status).ShouldBe(422);
        refused.Find("input[name='most:category:active']")!.GetAttribute("value").ShouldBe("many");
        refused.Find("input[name='most:category:new']")!.GetAttribute("value").ShouldBe("7");
        var saved = await lena.Submit(refused, "form[action$='/limits']", ("most:category:active", ""));

        saved.Words.ShouldContain("saved");
        (await World.Agent.Api.Get("/api/v1/spaces/IT/limits")).List("limits").ShouldHaveSingleItem().GetProperty("hard").GetBoolean().ShouldBeTrue();
        (await lena.Open("/s/IT?layout=board")).Find("a[href$='/s/IT/limits']").ShouldNotBeNull();
        (await Put(World.Agent, """{"limits":[]}""")).Code.ShouldBe(403);
        (await Put(World.OtherAgent, """{"limits":[]}""")).Code.ShouldBe(404);
    }

    private async Task Said(string body) => (await Put(World.Lead, body)).Code.ShouldBe(200);

    private static Task<ApiAnswer> Put(WorldPerson person, string body) => person.Api.Send(HttpMethod.Put, "/api/v1/spaces/IT/limits", new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<string> Fresh() => (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Fresh", assignee = World.Agent.Email }))["key"]!;

    private async Task<string> Started()
    {
        var key = await Fresh();
        (await Start(key)).Code.ShouldBe(200);
        return key;
    }

    private Task<ApiAnswer> Start(string key) => World.Agent.Api.Post($"/api/v1/items/{key}/transitions", new { to = "in-progress" });
}
