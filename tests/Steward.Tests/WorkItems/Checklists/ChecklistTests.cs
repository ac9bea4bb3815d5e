using Shouldly;
using Steward.Platform.Access;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Checklists;

public class ChecklistTests : WorldTest
{
    private string Checklist => $"/api/v1/items/{World.PrinterTicket}/checklist";

    [Fact]
    public async Task Rows_are_added_ticked_reworded_moved_and_removed()
    {
        (await Add(World.PrinterTicket, "Back up", "Change the drum", "Print a page")).Code.ShouldBe(201);
        var rows = (await World.Agent.Api.Get(Checklist)).Each("rows", "id");

        var ticked = await World.Agent.Api.Patch($"{Checklist}/{rows[0]}", new { done = true });
        ticked["doneBy"].ShouldBe(World.Agent.Email);
        (await World.Agent.Api.Patch($"{Checklist}/{rows[2]}", new { position = 1, text = "Print two pages" })).Code.ShouldBe(200);
        (await World.Agent.Api.Delete($"{Checklist}/{rows[1]}")).Code.ShouldBe(204);

        var now = await World.Agent.Api.Get(Checklist);
        now.Each("rows", "text").ShouldBe(["Print two pages", "Back up"]);
        now.List("rows").Select(r => r.GetProperty("position").GetInt32()).ShouldBe([1, 2]);
        now["done"].ShouldBe("1");
        (await World.Agent.Api.Patch($"{Checklist}/{rows[0]}", new { done = false }))["done"].ShouldBe("False");
        (await World.Agent.Api.Patch($"{Checklist}/{rows[1]}", new { done = true })).Code.ShouldBe(404);
    }

    [Fact]
    public async Task The_first_to_tick_a_row_did_it()
    {
        var row = (await Add(World.PrinterTicket, "Back up")).Each("rows", "id")[0];
        (await World.Agent.Api.Patch($"{Checklist}/{row}", new { done = true })).Code.ShouldBe(200);
        var version = (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["version"];

        (await World.Lead.Api.Patch($"{Checklist}/{row}", new { done = true }))["doneBy"].ShouldBe(World.Agent.Email);

        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["version"].ShouldBe(version);
        (await Kinds(World.Agent)).Count(kind => kind == "item.check-ticked").ShouldBe(1);
    }

    [Fact]
    public async Task Many_hands_on_one_checklist_lose_no_row_and_no_tick()
    {
        (await Task.WhenAll(Enumerable.Range(0, 10).Select(n => World.Send(new AddCheckRows(World.PrinterTicket, [$"Step {n}"]), n % 2 == 0 ? World.Agent : World.Lead))))
            .ShouldAllBe(added => added.Succeeded);
        var rows = (await World.Agent.Api.Get(Checklist)).Each("rows", "id");
        (await Task.WhenAll(rows.Select(id => World.Send(new ChangeCheckRow(World.PrinterTicket, long.Parse(id!, System.Globalization.CultureInfo.InvariantCulture)) { Done = true }, World.Agent))))
            .ShouldAllBe(ticked => ticked.Succeeded);

        var now = await World.Agent.Api.Get(Checklist);
        now["done"].ShouldBe("10");
        now.List("rows").Select(r => r.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task A_task_is_not_done_before_its_checklist_is()
    {
        var task = (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Move the server", assignee = World.Agent.Email }))["key"]!;
        var row = (await Add(task, "Tell everybody")).Each("rows", "id")[0];

        var refused = await World.Agent.Api.Post($"/api/v1/items/{task}/transitions", new { to = "done" });
        using var tom = await World.Agent.SignIn();
        var asked = await tom.Open($"/i/{task}?to=done");
        await World.Agent.Api.Patch($"/api/v1/items/{task}/checklist/{row}", new { done = true });

        refused.Code.ShouldBe(422);
        refused.Fault("checklist").ShouldContain("not everything on the checklist is ticked off yet (1 left)", Case.Insensitive);
        asked.Find(".asked-form")!.TextContent.ShouldContain("Tell everybody");
        (await World.Agent.Api.Post($"/api/v1/items/{task}/transitions", new { to = "done" })).Code.ShouldBe(200);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public void A_way_may_demand_that_everything_is_ticked(int open, bool fulfilled)
    {
        var way = new WorkTransition("*", "done", Role.Agent, ["checklist"]);
        var item = new WorkItem { Type = "task", Title = "A", State = "to-do" };

        WorkItemRules.MissingFor(way, item, new ItemFacts(HasEvidence: false, OpenChildren: 0, OpenChecks: open), null).Any().ShouldBe(!fulfilled);
    }

    [Fact]
    public async Task Bad_rows_and_too_many_are_refused_and_none_is_added()
    {
        (await Add(World.PrinterTicket)).Fault("rows").ShouldContain("at least one row");
        (await Add(World.PrinterTicket, "good", " ")).Fault("rows").ShouldContain("one line of 1 to 500 characters");
        (await Add(World.PrinterTicket, "two\nlines")).Code.ShouldBe(422);
        (await Add(World.PrinterTicket, [.. Enumerable.Range(0, 101).Select(n => $"Step {n}")])).Fault("rows").ShouldContain("at most 100 rows");
        (await World.Agent.Api.Patch($"{Checklist}/1", new { })).Code.ShouldBe(422);

        (await World.Agent.Api.Get(Checklist)).List("rows").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_only_asks_neither_reads_nor_ticks_it()
    {
        var row = (await Add(World.PrinterTicket, "Ask the boss whether this is worth it")).Each("rows", "id")[0];

        (await World.Requester.Api.Get(Checklist)).List("rows").ShouldBeEmpty();
        (await World.Requester.Api.Patch($"{Checklist}/{row}", new { done = true })).Code.ShouldBe(403);
        (await Kinds(World.Requester)).ShouldNotContain(kind => kind!.StartsWith("item.check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_how_far_it_is_and_works_by_plain_forms()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/i/" + World.PrinterTicket);
        page = await tom.Submit(page, "#checklist form[action$='/checklist']", ("rows", "Back up\r\n\r\n  Change the drum \r\nPrint"));
        page.Find("#checklist")!.TextContent.ShouldContain("0 of 3");

        page = await tom.Submit(page, "#checklist form:has(button[value=tick])", ("do", "tick"));
        page.Find("#checklist")!.TextContent.ShouldContain("1 of 3");
        page.Find("#checklist li")!.TextContent.ShouldContain(World.Agent.Name);
        page = await tom.Submit(page, "#checklist form:has(button[value='place:2'])", ("do", "place:2"));
        page.Find("#checklist li")!.TextContent.ShouldContain("Change the drum");
        page = await tom.Submit(page, "#checklist form:has(button[value=remove])", ("do", "remove"));
        page.Find("#checklist")!.TextContent.ShouldContain("1 of 2");
        page.Find("#timeline")!.TextContent.ShouldContain("ticked off:");

        var refused = await tom.Submit(page, "#checklist form[action$='/checklist']", ("rows", new string('x', 501)));
        refused.Status.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        refused.Find("#check-rows")!.TextContent.ShouldContain("xxx");
    }

    private async Task<ApiAnswer> Add(string key, params string[] rows) => await World.Agent.Api.Post($"/api/v1/items/{key}/checklist", new { rows });

    private async Task<IReadOnlyList<string?>> Kinds(WorldPerson reader) =>
        (await reader.Api.Get($"/api/v1/items/{World.PrinterTicket}/history")).Each("history", "kind");
}
