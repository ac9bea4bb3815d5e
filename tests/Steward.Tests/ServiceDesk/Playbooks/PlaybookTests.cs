using System.Globalization;
using Shouldly;
using Steward.Platform.Access;
using Steward.ServiceDesk.Playbooks;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Steward.Tests.ServiceDesk.Queues;
using Xunit;

namespace Steward.Tests.ServiceDesk.Playbooks;

/// <summary>What stands beside an item, who ticked it, and how often it was used.</summary>
public class PlaybookTests : WorldTest
{
    private const string Body = "? Which floor?\nRestart the queue\n> Hello {requester.firstName},\n> please print one page.\n\nNote the cause";

    [Fact]
    public void A_line_is_a_step_a_question_or_part_of_a_wording() => PlaybookEntry.Read("? Which floor?\n- Restart\n\n> Hello,\n> goodbye\n\n> Second\n?\n").ShouldBe(
    [
        new(EntryKind.Question, "Which floor?"), new(EntryKind.Step, "Restart"), new(EntryKind.Wording, "Hello,\ngoodbye"), new(EntryKind.Wording, "Second"),
    ]);

    [Fact]
    public async Task It_stands_beside_items_that_match_and_only_there()
    {
        await Playbook("Printer", "text ~ printer and type = incident", Body);
        var agent = await World.Agent.SignIn();

        (await agent.Open($"/i/{World.PrinterTicket}")).Words.ShouldContain("Which floor?");
        (await agent.Open($"/i/{World.AlderTicket}")).Words.ShouldNotContain("Which floor?");
        (await World.Requester.Api.Get($"/api/v1/items/{World.PrinterTicket}/playbooks")).Code.ShouldBe(404);
        (await World.Agent.Api.Get($"/api/v1/items/{World.AlderTicket}/playbooks")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task A_tick_says_who_and_when_counts_once_and_can_be_taken_back()
    {
        var id = await Playbook("Printer", "text ~ printer", Body);
        var agent = await World.Agent.SignIn();
        var page = await agent.Open($"/i/{World.PrinterTicket}");

        page = await agent.Submit(page, $"form[action$='/playbooks/{id}']:has(input[value='Restart the queue'])", ("done", "true"));
        await World.Send(new TickPlaybook(World.PrinterTicket, id, "Restart the queue", Done: true), World.Lead);

        page.Words.ShouldContain("1 of 3 done");
        page.Words.ShouldContain("Tom Nguyen,");
        (await World.Events(World.PrinterTicket, "item.playbook-ticked")).Count.ShouldBe(1);
        (await Uses()).ShouldBe((1, 0));
        foreach (var entry in new[] { "Which floor?", "Note the cause" })
            (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/playbooks/{id}", new { entry })).Code.ShouldBe(204);
        (await Uses()).ShouldBe((1, 1));
        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/playbooks/{id}", new { entry = "Which floor?", done = false })).Code.ShouldBe(204);
        (await Uses()).ShouldBe((1, 0));
        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/playbooks/{id}", new { entry = "Something else" })).Code.ShouldBe(422);
        (await World.Auditor.Api.Post($"/api/v1/items/{World.PrinterTicket}/playbooks/{id}", new { entry = "Which floor?" })).Code.ShouldBe(403);
    }

    [Fact]
    public async Task A_wording_goes_into_the_answer_with_names_filled_in()
    {
        var id = await Playbook("Printer", "", Body);
        var agent = await World.Agent.SignIn();

        var page = await agent.Submit(await agent.Open($"/i/{World.PrinterTicket}"), $"form[action$='/playbooks/{id}/wording']");

        page.Find("#answer-text")!.TextContent.ShouldBe("Hello Rosa,\nplease print one page.");
    }

    [Fact]
    public async Task What_fits_an_item_costs_its_page_one_statement_and_what_does_not_none()
    {
        using var statements = new Statements();
        using var client = new HttpClient();
        var without = await LeastAsync();
        await Playbook("Other", "type = request", Body);
        (await LeastAsync()).ShouldBe(without);
        await Playbook("One", "text ~ printer", Body);
        await Playbook("Two", "", Body);

        (await LeastAsync()).ShouldBe(without + 1);

        async Task<int> LeastAsync() => Math.Min(Math.Min(await CostAsync(), await CostAsync()), await CostAsync());

        async Task<int> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{World.Address.AbsoluteUri}/i/{World.PrinterTicket}");
            request.Headers.Authorization = new("Bearer", World.Admin.TokenWith(TokenScope.Admin));
            return (await statements.OfAsync(client, request)).Count;
        }
    }

    [Theory]
    [InlineData("", "", "Look", "name")]
    [InlineData("Odd", "colour = red", "Look", "condition")]
    [InlineData("Odd", "", " \n ", "body")]
    [InlineData("Odd", "", "Look\nLook", "body")]
    public async Task What_is_wrong_is_said_at_its_field(string name, string condition, string body, string field)
    {
        var refused = await World.Lead.Api.Post("/api/v1/playbooks", new { space = "IT", name, condition, body });

        refused.Code.ShouldBe(422);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    private async Task<long> Playbook(string name, string condition, string body)
    {
        var saved = await World.Send(new SavePlaybook(null, "IT", name, condition, body), World.Lead);
        saved.Succeeded.ShouldBeTrue(saved.Refusal?.Sentence.ToString());
        return long.Parse(saved.Answer.Id, CultureInfo.InvariantCulture);
    }

    private async Task<(int, int)> Uses()
    {
        var first = (await World.Lead.Api.Get("/api/v1/playbooks")).Json[0];
        return (first.GetProperty("used").GetInt32(), first.GetProperty("completed").GetInt32());
    }
}
