using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Views;

public class LayoutTests : WorldTest
{
    [Fact]
    public async Task Groups_stand_together_with_the_count_of_all_pages()
    {
        for (var i = 0; i < 60; i++)
            (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = $"Item {i}", priority = i % 2 == 0 ? "low" : "urgent" })).Code.ShouldBe(201);
        var tom = await World.Agent.SignIn();

        var page = await tom.Open("/s/IT?group=priority");

        var groups = page.Document.QuerySelectorAll(".group-row").Select(g => string.Join(' ', g.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        groups[0].ShouldBe("Urgent 30");
        groups.ShouldContain("Low 30");
        groups.Distinct().Count().ShouldBe(groups.Count);
        page.Document.QuerySelectorAll("tr[data-row]").Length.ShouldBe(50);
    }

    [Fact]
    public async Task A_board_has_columns_by_any_choice_and_a_card_dropped_there_gets_it()
    {
        var tom = await World.Agent.SignIn();
        var page = await tom.Open("/s/IT?layout=board&group=priority&lanes=assignee");
        page.Document.QuerySelectorAll("[data-cards]").Select(c => c.GetAttribute("data-cards")!.Split('|')[0]).Distinct().ShouldContain("value:priority:4");

        await tom.Submit(page, "form[data-move]", ("key", World.PrinterTicket), ("to", $"value:priority:4|value:assignee:{World.Lead.Id}"));

        var item = await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket);
        item["priority"].ShouldBe("urgent");
        item["assignee"].ShouldBe(World.Lead.Email);
    }

    [Theory]
    [InlineData("value:moon:1")]
    [InlineData("value:priority:nine")]
    [InlineData("value:")]
    public async Task A_column_that_is_none_changes_nothing(string to)
    {
        var tom = await World.Agent.SignIn();
        var before = await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket);

        await tom.Submit(await tom.Open("/s/IT?layout=board"), "form[data-move]", ("key", World.PrinterTicket), ("to", to));

        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket)).Text.ShouldBe(before.Text);
    }

    [Fact]
    public async Task A_calendar_shows_items_on_their_days_and_names_those_without()
    {
        (await World.Agent.Api.Patch("/api/v1/items/" + World.PrinterTicket, new { due = "2026-05-14T15:00:00Z" })).Code.ShouldBe(200);
        var tom = await World.Agent.SignIn();

        var page = await tom.Open("/s/IT?layout=calendar&at=2026-05-01");

        page.Document.QuerySelector($"td[data-day='2026-05-14'] [data-card='{World.PrinterTicket}']").ShouldNotBeNull();
        page.Words.ShouldContain("2 items have no date");
    }

    [Fact]
    public async Task A_card_dropped_on_another_day_keeps_its_hour_and_its_length()
    {
        (await World.Agent.Api.Patch("/api/v1/items/" + World.PrinterTicket, new { plannedStart = "2026-03-27T08:00:00Z", due = "2026-03-28T15:00:00Z" })).Code.ShouldBe(200);
        var tom = await World.Agent.SignIn();
        var page = await tom.Open("/s/IT?layout=calendar&at=2026-03-01");

        // over the night in which Berlin's clocks go forward
        await tom.Submit(page, "calendar-days form", ("key", World.PrinterTicket), ("from", "2026-03-27"), ("to", "2026-03-30"));

        var item = await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket);
        item["plannedStart"].ShouldBe("2026-03-30T07:00:00Z");
        item["due"].ShouldBe("2026-03-31T14:00:00Z");
    }

    [Fact]
    public async Task An_export_holds_what_the_query_selects_and_no_formula()
    {
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "=HYPERLINK(\"http://x\")" })).Code.ShouldBe(201);
        var tom = await World.Agent.SignIn();

        var csv = (await tom.Open("/items/export.csv?q=space%20%3D%20IT&order=key")).Html;

        csv.ShouldContain("IT-1");
        csv.ShouldNotContain("NET-1");
        csv.ShouldContain("'=HYPERLINK");
    }
}
