using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Linking;

public class LinkTests : WorldTest
{
    private string Links => $"/api/v1/items/{World.PrinterTicket}/links";

    [Theory]
    [InlineData("blocks", "blocked-by")]
    [InlineData("duplicated-by", "duplicates")]
    [InlineData("caused-by", "causes")]
    [InlineData("fixes", "fixed-by")]
    [InlineData("precedes", "follows")]
    [InlineData("relates", "relates")]
    public async Task Each_end_says_it_in_its_own_words(string here, string there)
    {
        var made = await World.Agent.Api.Post(Links, new { how = here, other = World.AlderTicket });

        made.Code.ShouldBe(201);
        (await World.Agent.Api.Get(Links)).Each("links", "how").ShouldBe([here]);
        var far = await World.Agent.Api.Get($"/api/v1/items/{World.AlderTicket}/links");
        far.Each("links", "how").ShouldBe([there]);
        far.Each("links", "key").ShouldBe([World.PrinterTicket]);
    }

    [Fact]
    public async Task The_same_link_from_the_other_end_or_its_contrary_is_refused()
    {
        await World.Agent.Api.Post(Links, new { how = "blocks", other = World.AlderTicket });

        var same = await World.Agent.Api.Post($"/api/v1/items/{World.AlderTicket}/links", new { how = "blocked-by", other = World.PrinterTicket });
        var contrary = await World.Agent.Api.Post($"/api/v1/items/{World.AlderTicket}/links", new { how = "blocks", other = World.PrinterTicket });

        same.Code.ShouldBe(422);
        same.Fault("other").ShouldContain($"{World.AlderTicket} already says: is blocked by {World.PrinterTicket}");
        contrary.Code.ShouldBe(422);
    }

    [Fact]
    public async Task A_hidden_item_can_not_be_linked_and_looks_absent()
    {
        var hidden = await World.Agent.Api.Post(Links, new { how = "relates", other = World.NetworkTicket });
        var absent = await World.Agent.Api.Post(Links, new { how = "relates", other = "NET-4711" });

        hidden.Code.ShouldBe(422);
        hidden.Text.Replace(World.NetworkTicket, "NET-4711", StringComparison.Ordinal).ShouldBe(absent.Text);
    }

    [Fact]
    public async Task What_one_may_not_change_one_may_not_link()
    {
        (await World.Agent.Api.Post($"/api/v1/items/{World.AlderTicket}/links", new { how = "relates", other = World.AlderTicket })).Code.ShouldBe(422);
        (await World.Requester.Api.Post(Links, new { how = "relates", other = World.PrinterTicket })).Code.ShouldBe(403);
        (await World.Auditor.Api.Post(Links, new { how = "relates", other = World.AlderTicket })).Code.ShouldBe(403);
        (await World.Agent.Api.Post(Links, new { how = "eats", other = World.AlderTicket })).Fault("how").ShouldContain("blocked-by");
    }

    [Fact]
    public async Task A_link_is_only_removed_by_who_may_change_both_items()
    {
        var id = (await World.Admin.Api.Post(Links, new { how = "relates", other = World.NetworkTicket }))["id"];

        (await World.Agent.Api.Delete($"{Links}/{id}")).Code.ShouldBe(404);
        (await World.OtherAgent.Api.Delete($"/api/v1/items/{World.NetworkTicket}/links/{id}")).Code.ShouldBe(404);
        (await World.Agent.Api.Get(Links)).List("links").ShouldBeEmpty();
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/history")).Text.ShouldNotContain(World.NetworkTicket);
        (await World.Admin.Api.Delete($"{Links}/{id}")).Code.ShouldBe(204);
    }
}
