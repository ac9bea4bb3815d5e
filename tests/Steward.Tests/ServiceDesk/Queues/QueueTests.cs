using System.Globalization;
using Shouldly;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.ServiceDesk.Queues;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Steward.Tests.ServiceDesk.Clocks;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>What is in a queue, who sees it, and its figures.</summary>
public class QueueTests : WorldTest
{
    [Fact]
    public async Task A_queue_holds_the_open_items_of_its_team_that_match_and_counts_them_for_everybody_alike()
    {
        var all = await World.Queue("All", team: null);
        var desk = await World.Queue("Desk");
        var urgent = await World.Queue("Urgent", but: w => w with { Query = "priority >= high order by createdAt" });

        (await Figures(all, World.Agent)).ShouldBe((3, 2)); // printer, alder, birch
        (await Figures(desk, World.Agent)).ShouldBe((1, 0)); // the printer, which Tom has
        (await Figures(urgent, World.Auditor)).ShouldBe((1, 0));
        await World.Agent.Api.Patch($"/api/v1/items/{World.AlderTicket}", new { team = "Service Desk" });
        (await Figures(desk, World.Lead)).ShouldBe((2, 1)); // live: the figure is of after the change
    }

    [Fact]
    public async Task All_figures_of_all_queues_cost_one_statement_and_none_the_second_time()
    {
        for (var at = 0; at < 6; at++)
            await World.Queue($"Line {at}", team: at % 2 == 0 ? null : "Service Desk", but: w => w with { Query = at % 3 == 0 ? "priority >= high" : "" });
        using var statements = new Statements();
        using var client = new HttpClient();

        var first = await CostAsync();
        var second = await CostAsync();

        first.Count(s => s.Contains("desk_queues", StringComparison.Ordinal) && s.Contains("work_items", StringComparison.Ordinal)).ShouldBe(1);
        second.ShouldNotContain(s => s.Contains("desk_queues", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, World.Address.AbsoluteUri + "/api/v1/queues");
            request.Headers.Authorization = new("Bearer", World.Agent.TokenWith(TokenScope.Read));
            return [.. (await statements.OfAsync(client, request)).Select(s => s.Sql)];
        }
    }

    [Fact]
    public async Task Who_does_not_read_the_whole_space_neither_finds_nor_counts_its_queue()
    {
        var network = await World.Queue("Network", "NET", "Network");

        (await World.OtherAgent.Api.Get("/api/v1/queues")).Text.ShouldContain("Network");
        foreach (var stranger in new[] { World.Agent, World.Requester, World.ClientManager, World.Member })
        {
            (await stranger.Api.Get("/api/v1/queues")).Text.ShouldBe("[]");
            (await stranger.Api.Get($"/api/v1/queues/{network}")).Code.ShouldBe(404);
            (await stranger.Api.Post($"/api/v1/queues/{network}/take-next", new { })).Code.ShouldBe(404);
        }
    }

    [Theory]
    [InlineData("colour = red", "query")]
    [InlineData("assignee = me()", "query")]
    [InlineData("team in myTeams()", "query")]
    [InlineData("priority = high order by colour", "query")]
    [InlineData("priority >", "query")]
    public async Task A_query_that_cannot_be_asked_in_nobodys_name_is_refused_at_its_field(string query, string field)
    {
        var refused = await World.Lead.Api.Post("/api/v1/queues", new { space = "IT", name = "Odd", query });

        refused.Code.ShouldBe(422);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Names_are_unique_in_a_space_and_the_form_keeps_what_was_typed()
    {
        await World.Queue("First line");
        var lead = await World.Lead.SignIn();

        var page = await lead.Open("/queues/new");
        page = await lead.Submit(page, "form[action$='/queues']", ("name", "first LINE"), ("space", "IT"), ("query", "priority >= high"), ("idleMinutes", "soon"));

        page.Document.Body!.TextContent.ShouldContain("from 5 to");
        page.Document.QuerySelector("textarea[name=query]")!.TextContent.ShouldBe("priority >= high");
        page = await lead.Submit(page, "form[action$='/queues']", ("idleMinutes", "60"));
        page.Document.Body!.TextContent.ShouldContain("already");
        page = await lead.Submit(page, "form[action$='/queues']", ("name", "Second line"));
        page.Path.ShouldContain("/queues/");
        page.Document.QuerySelector("h1")!.TextContent.ShouldContain("Second line");
    }

    [Fact]
    public async Task The_page_of_a_queue_is_the_list_of_its_items_in_the_order_they_are_worked()
    {
        var all = await World.Queue("All", team: null);
        await World.Promise("Resolution", Steward.ServiceDesk.Agreements.ClockMetric.Resolution);
        var urgent = await World.NewItem(World.Requester);
        await World.Agent.Api.Patch($"/api/v1/items/{urgent}", new { priority = "urgent" });
        var agent = await World.Agent.SignIn();

        var page = await agent.Open($"/queues/{all}");

        page.Document.QuerySelectorAll("tr[data-row] a[data-row-link]").First().GetAttribute("href")!.ShouldEndWith(urgent);
        page.Document.QuerySelector("nav a[href$='/queues']").ShouldNotBeNull();
        page.Document.QuerySelector($"nav a[href$='/queues/{all}']")!.TextContent.ShouldContain("4");
        page.Document.QuerySelector("button[data-hotkey='t n']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Queues_are_moved_and_archived_and_a_rule_holds_the_queue_it_leads_into()
    {
        var (one, two) = (await World.Queue("One"), await World.Queue("Two"));
        var rule = await World.Route(two);

        (await World.Send(new MoveQueue(two, Up: true), World.Lead)).Succeeded.ShouldBeTrue();
        World.Workspace.Get<QueueDirectory>().In(World.SpaceId("IT")).Select(q => q.Id).ShouldBe([two, one]);
        (await World.Lead.Api.Delete($"/api/v1/queues/{two}")).Text.ShouldContain("Everything");
        (await World.Lead.Api.Delete($"/api/v1/routes/{rule}")).Code.ShouldBe(204);
        (await World.Lead.Api.Delete($"/api/v1/queues/{two}")).Code.ShouldBe(204);
        World.Workspace.Get<QueueDirectory>().SeenBy(World.Agent.Actor()).Select(q => q.Id).ShouldBe([one]);
        (await World.Agent.Api.Post($"/api/v1/queues/{two}/take-next", new { })).Code.ShouldBe(409);
    }

    [Fact]
    public async Task A_team_that_works_a_queue_stays()
    {
        var team = (await World.Send(new CreateTeam("Printing", [World.Agent.Id]), World.Admin)).Answer.Id;
        var queue = await World.Queue(team: "Printing");

        var refused = await World.Send(new RemoveTeam(team), World.Admin);

        refused.Refusal!.Sentence.ToString().ShouldContain("First line");
        (await World.Send(new ArchiveQueue(queue), World.Admin)).Succeeded.ShouldBeTrue();
        (await World.Send(new RemoveTeam(team), World.Admin)).Succeeded.ShouldBeTrue();
    }

    private async Task<(int Open, int Unassigned)> Figures(long queue, WorldPerson by)
    {
        var answer = await by.Api.Get(FormattableString.Invariant($"/api/v1/queues/{queue}"));
        answer.Code.ShouldBe(200, answer.Text);
        return (int.Parse(answer["open"]!, CultureInfo.InvariantCulture), int.Parse(answer["unassigned"]!, CultureInfo.InvariantCulture));
    }
}
