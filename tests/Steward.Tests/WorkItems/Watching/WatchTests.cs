using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Watching;

public class WatchTests : WorldTest
{
    private string Watchers => $"/api/v1/items/{World.PrinterTicket}/watchers";

    [Fact]
    public async Task A_watcher_reads_what_the_requester_reads_and_can_stop()
    {
        (await World.Agent.Api.Post(Watchers, new { person = World.OtherRequester.Email })).Code.ShouldBe(204);
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "A note", @internal = true });

        (await World.OtherRequester.Api.Get($"/api/v1/items/{World.PrinterTicket}")).Code.ShouldBe(200);
        (await World.OtherRequester.Api.Get($"/api/v1/items/{World.PrinterTicket}/comments")).List("comments").ShouldBeEmpty();
        (await World.OtherRequester.Api.Get(Watchers)).List("watchers").ShouldBeEmpty();
        (await World.OtherRequester.Api.Delete(Watchers)).Code.ShouldBe(204);
        (await World.OtherRequester.Api.Get($"/api/v1/items/{World.PrinterTicket}")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task Nobody_watches_what_they_can_not_see_and_requesters_invite_nobody()
    {
        (await World.Member.Api.Post(Watchers, new { })).Code.ShouldBe(404);
        (await World.Requester.Api.Post(Watchers, new { person = World.OtherRequester.Email })).Code.ShouldBe(403);
        (await World.Requester.Api.Delete($"{Watchers}?person={World.Agent.Email}")).Code.ShouldBe(403);
    }

    [Fact]
    public async Task A_person_of_one_client_never_watches_anothers_item()
    {
        var refused = await World.Agent.Api.Post($"/api/v1/items/{World.BirchTicket}/watchers", new { person = World.ClientColleague.Email });

        refused.Code.ShouldBe(422);
        refused.Fault("person").ShouldContain("Amir Haddad cannot watch this");
        (await World.Agent.Api.Post($"/api/v1/items/{World.AlderTicket}/watchers", new { person = World.ClientManager.Email })).Code.ShouldBe(204);
    }
}
