using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Moving;

public class MoveItemOnTests : WorldTest
{
    [Fact]
    public async Task An_agent_starts_resolves_and_the_requester_closes()
    {
        (await Move(World.Agent, World.PrinterTicket, "in-progress"))["stateCategory"].ShouldBe("active");
        var resolved = await Move(World.Agent, World.PrinterTicket, "resolved", "Replaced the drum.");
        (resolved["stateCategory"], resolved["progress"]).ShouldBe(("done", "100"));
        var closed = await Move(World.Requester, World.PrinterTicket, "closed");

        closed.Code.ShouldBe(200, closed.Text);
        closed["state"].ShouldBe("closed");
    }

    [Fact]
    public async Task Resolving_without_a_sentence_is_refused_and_says_so()
    {
        var answer = await Move(World.Agent, World.PrinterTicket, "resolved");

        answer.Code.ShouldBe(422);
        answer.Fault("note").ShouldNotBeEmpty();
        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["state"].ShouldBe("new");
    }

    [Fact]
    public async Task Everything_missing_is_named_at_once()
    {
        var answer = await Move(World.Lead, World.SmsTask, "planned");

        answer.Code.ShouldBe(422);
        answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["priority", "process", "due"]);
    }

    [Fact]
    public async Task An_open_child_holds_its_parent_open()
    {
        var child = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Order a drum", parent = World.PrinterTicket, assignee = World.Agent.Email });

        (await Move(World.Agent, World.PrinterTicket, "resolved", "Done.")).Code.ShouldBe(422);
        (await Move(World.Agent, child["key"]!, "done")).Code.ShouldBe(200);
        (await Move(World.Agent, World.PrinterTicket, "resolved", "Done.")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_requester_reopens_what_is_not_solved()
    {
        await Move(World.Agent, World.PrinterTicket, "resolved", "Replaced the drum.");
        var reopened = await Move(World.Requester, World.PrinterTicket, "in-progress");

        reopened["stateCategory"].ShouldBe("active");
        (await Move(World.Agent, World.PrinterTicket, "resolved", "Replaced the whole unit.")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_requester_does_not_resolve() =>
        (await Move(World.Requester, World.PrinterTicket, "resolved", "It went away.")).Code.ShouldBe(403);

    [Fact]
    public async Task A_requester_takes_the_own_request_back() =>
        (await Move(World.Requester, World.PrinterTicket, "cancelled", "No longer needed.")).Code.ShouldBe(200);

    [Fact]
    public async Task A_colleague_finds_nothing_to_move() =>
        (await Move(World.OtherRequester, World.PrinterTicket, "cancelled", "No.")).Code.ShouldBe(404);

    [Fact]
    public async Task An_auditor_changes_no_state() =>
        (await Move(World.Auditor, World.PrinterTicket, "in-progress")).Code.ShouldBe(403);

    [Fact]
    public async Task A_way_the_workflow_does_not_have_is_a_conflict()
    {
        var answer = await Move(World.Lead, World.SmsTask, "done");

        answer.Code.ShouldBe(409);
        answer.Text.ShouldContain("Draft");
    }

    [Fact]
    public async Task An_unknown_state_is_answered_with_the_known_ones()
    {
        var answer = await Move(World.Agent, World.PrinterTicket, "finished");

        answer.Code.ShouldBe(422);
        answer.Text.ShouldContain("in-progress");
    }

    [Fact]
    public async Task Two_who_resolve_at_once_close_it_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Move(World.Agent, World.PrinterTicket, "resolved", $"Answer {i}")));

        answers.ShouldAllBe(a => a.Code == 200);
        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["version"].ShouldBe("2");
    }

    private static Task<ApiAnswer> Move(WorldPerson by, string key, string to, string? note = null) =>
        by.Api.Post($"/api/v1/items/{key}/transitions", new { to, note });
}
