using Shouldly;
using Steward.Platform.Access;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Creating;

public class CreateItemTests : WorldTest
{
    private static readonly object Incident = new { space = "IT", type = "incident", title = "The projector flickers" };

    [Fact]
    public async Task An_agent_creates_an_item_and_reads_it_back()
    {
        var made = await World.Agent.Api.Post("/api/v1/items", new
        {
            space = "IT", type = "incident", title = "  The projector flickers ", description = "In **room 4**.", priority = "high",
            assignee = World.Agent.Email, requester = World.Requester.Name, team = "Service Desk", due = "2031-01-15T10:00:00Z",
        });

        made.Code.ShouldBe(201, made.Text);
        made.ETag.ShouldBe("\"1\"");
        made.Location.ShouldEndWith("/api/v1/items/" + made["key"]);
        var read = await World.Agent.Api.Get("/api/v1/items/" + made["key"]);
        read.Text.ShouldBe(made.Text);
        read["title"].ShouldBe("The projector flickers");
        read["state"].ShouldBe("new");
        read["stateCategory"].ShouldBe("new");
        read["priority"].ShouldBe("high");
        read["assignee"].ShouldBe(World.Agent.Email);
        read["requester"].ShouldBe(World.Requester.Email);
        read["team"].ShouldBe("Service Desk");
        read["due"].ShouldBe("2031-01-15T10:00:00Z");
    }

    [Fact]
    public async Task Numbers_of_a_space_follow_each_other()
    {
        var first = await World.Agent.Api.Post("/api/v1/items", Incident);
        var second = await World.Agent.Api.Post("/api/v1/items", Incident);

        Number(second["key"]!).ShouldBe(Number(first["key"]!) + 1);
    }

    [Fact]
    public async Task A_requester_asks_in_the_portal_and_becomes_its_requester_whatever_they_write()
    {
        var made = await World.Requester.Api.Post("/api/v1/items", new
        {
            space = "IT", type = "request", title = "A second screen", requester = World.OtherRequester.Email, assignee = World.Agent.Email, priority = "urgent",
        });

        made.Code.ShouldBe(201, made.Text);
        made["requester"].ShouldBe(World.Requester.Email);
        made["assignee"].ShouldBeNull();
        made["priority"].ShouldBe("medium");
    }

    [Fact]
    public async Task A_space_outside_the_portal_looks_absent_to_a_requester()
    {
        var hidden = await World.Requester.Api.Post("/api/v1/items", new { space = "NET", type = "incident", title = "Slow" });
        var absent = await World.Requester.Api.Post("/api/v1/items", new { space = "NONE", type = "incident", title = "Slow" });

        hidden.Code.ShouldBe(422);
        hidden.Text.ShouldBe(absent.Text.Replace("NONE", "NET"));
    }

    [Fact]
    public async Task An_auditor_reads_but_does_not_create() =>
        (await World.Auditor.Api.Post("/api/v1/items", Incident)).Code.ShouldBe(403);

    [Fact]
    public async Task A_read_token_does_not_create() =>
        (await World.Agent.ApiWith(TokenScope.Read).Post("/api/v1/items", Incident)).Code.ShouldBe(403);

    [Fact]
    public async Task Nobody_creates_without_a_token() =>
        (await World.Nobody.Post("/api/v1/items", Incident)).Code.ShouldBe(401);

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        var answer = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Slow", assignee = "Nobody Known", team = "No such team" });

        answer.Code.ShouldBe(422);
        answer.MediaType.ShouldBe("application/problem+json");
        answer.Fault("assignee").ShouldContain("Nobody Known");
        answer.Fault("team").ShouldContain("No such team");
    }

    [Fact]
    public async Task An_assignee_must_work_in_the_space()
    {
        var answer = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Slow", assignee = World.OtherAgent.Email });

        answer.Code.ShouldBe(422);
        answer.Fault("assignee").ShouldContain(World.OtherAgent.Name);
    }

    [Theory]
    [InlineData("""{"space":"IT","type":"incident","title":"Slow","colour":"red"}""", "colour")]
    [InlineData("""{"space":"IT","type":"incident","title":"Slow","due":"next week"}""", "next week")]
    [InlineData("""{"space":"IT","type":"incident","title":"Slow","priority":"huge"}""", "priority")]
    [InlineData("""{"space":"IT",""", "could not be read")]
    [InlineData("""{"space":"IT","type":"incident"}""", "title")]
    public async Task A_broken_body_is_refused_with_what_is_wrong(string body, string named)
    {
        var answer = await World.Agent.Api.Post("/api/v1/items", body);

        answer.Code.ShouldBe(400, answer.Text);
        answer.Text.ShouldContain(named);
        answer.Text.ShouldNotContain("Steward.WorkItems"); // no types of the program
        answer.Text.ShouldNotContain(".NET");
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("   ", 422)]
    [InlineData("null", 400)]
    public async Task A_title_is_demanded(string title, int code)
    {
        var body = title == "null" ? """{"space":"IT","type":"incident","title":null}""" : $$"""{"space":"IT","type":"incident","title":"{{title}}"}""";

        (await World.Agent.Api.Post("/api/v1/items", body)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Repeating_with_the_same_key_has_one_effect_and_one_answer()
    {
        var first = await World.Agent.Api.Post("/api/v1/items", Incident, once: "abc");
        var again = await World.Agent.Api.Post("/api/v1/items", Incident, once: "abc");
        var other = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Something else" }, once: "abc");
        var someoneElse = await World.Lead.Api.Post("/api/v1/items", Incident, once: "abc");

        again.Code.ShouldBe(201);
        again.Text.ShouldBe(first.Text);
        other.Code.ShouldBe(409);
        someoneElse["key"].ShouldNotBe(first["key"]);
        (await World.Agent.Api.Get("/api/v1/items?q=title = \"The projector flickers\"")).List("items").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Repeats_at_the_same_moment_have_one_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => World.Agent.Api.Post("/api/v1/items", Incident, once: "same")));

        answers.ShouldAllBe(a => a.Code == 201);
        answers.Select(a => a["key"]).Distinct().Count().ShouldBe(1);
    }

    private static long Number(string key) => long.Parse(key.Split('-')[1]);
}
