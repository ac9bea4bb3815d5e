using Shouldly;
using Steward.Identity.People;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Items;

/// <summary>Who sees which items: in lists, and one by one.</summary>
public class ItemSightTests : WorldTest
{
    public static TheoryData<string, string[]> Sights => new()
    {
        { "admin", ["printer", "alder", "birch", "network", "sms", "project"] },
        { "lead", ["printer", "alder", "birch", "sms", "project"] },
        { "agent", ["printer", "alder", "birch", "sms", "project"] },
        { "other agent", ["network"] },
        { "member", ["project"] },
        { "requester", ["printer"] },
        { "other requester", [] },
        { "auditor", ["printer", "alder", "birch", "sms"] },
        { "client manager", ["alder"] },
        { "client colleague", ["alder"] },
        { "client requester", ["birch"] },
    };

    [Theory]
    [MemberData(nameof(Sights))]
    public async Task Everybody_lists_and_opens_exactly_what_is_theirs_to_see(string who, string[] visible)
    {
        var person = Person(who);
        var all = All();

        var listed = (await person.Api.Get("/api/v1/items?limit=200")).Each("items", "key");
        listed.ShouldBe(visible.Select(name => all[name]), ignoreOrder: true);
        foreach (var (name, key) in all)
            (await person.ApiWith(TokenScope.Read).Get("/api/v1/items/" + key)).Code.ShouldBe(visible.Contains(name) ? 200 : 404, $"{who} opens {name}");
    }

    [Fact]
    public async Task Hidden_and_absent_items_answer_the_same_bytes()
    {
        var hidden = await World.ClientRequester.Api.Get("/api/v1/items/" + World.AlderTicket);
        var absent = await World.ClientRequester.Api.Get("/api/v1/items/IT-4711");

        hidden.Code.ShouldBe(404);
        hidden.Text.Replace(World.AlderTicket, "KEY").ShouldBe(absent.Text.Replace("IT-4711", "KEY"));
    }

    [Fact]
    public async Task Nobody_lists_anything() => (await World.Nobody.Get("/api/v1/items")).Code.ShouldBe(401);

    [Fact]
    public async Task A_made_up_token_opens_nothing() =>
        (await new ApiClient(World.Address, "stw_made_up").Get("/api/v1/items")).Code.ShouldBe(401);

    [Fact]
    public async Task A_token_of_another_workspace_opens_nothing()
    {
        await using var other = await World.Open();
        var mail = "somebody@elsewhere.example";
        var person = (await other.Send(new CreatePerson("Somebody Else", mail))).Answer;
        await other.Send(new CreateToken("theirs", Secret.Hash("stw_theirs"), TokenScope.Admin, 1) { ForPersonId = person.Id });

        (await new ApiClient(other.Address, "stw_theirs").Get("/api/v1/items")).Code.ShouldBe(200);
        (await new ApiClient(World.Address, "stw_theirs").Get("/api/v1/items")).Code.ShouldBe(401);
    }

    [Theory]
    [InlineData("it-1")]
    [InlineData("IT-01")]
    public async Task Keys_are_read_as_people_write_them(string key) =>
        (await World.Agent.Api.Get("/api/v1/items/" + key)).Code.ShouldBe(200);

    [Theory]
    [InlineData("IT-0")]
    [InlineData("IT--1")]
    [InlineData("IT-99999999999999999999")]
    [InlineData("1")]
    [InlineData("IT-1%2F..")]
    public async Task What_is_no_key_is_no_item(string key) =>
        (await World.Agent.Api.Get("/api/v1/items/" + key)).Code.ShouldBe(404);

    private WorldPerson Person(string who) => who switch
    {
        "admin" => World.Admin,
        "lead" => World.Lead,
        "agent" => World.Agent,
        "other agent" => World.OtherAgent,
        "member" => World.Member,
        "requester" => World.Requester,
        "other requester" => World.OtherRequester,
        "auditor" => World.Auditor,
        "client manager" => World.ClientManager,
        "client colleague" => World.ClientColleague,
        _ => World.ClientRequester,
    };

    private Dictionary<string, string> All() => new()
    {
        ["printer"] = World.PrinterTicket, ["alder"] = World.AlderTicket, ["birch"] = World.BirchTicket,
        ["network"] = World.NetworkTicket, ["sms"] = World.SmsTask, ["project"] = World.ProjectTask,
    };
}
