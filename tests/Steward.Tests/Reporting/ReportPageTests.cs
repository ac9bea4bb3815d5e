using System.Globalization;
using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Reporting;

public class ReportPageTests : WorldTest
{
    [Fact]
    public async Task The_page_shows_open_work_by_state_and_assignee_and_links_every_figure()
    {
        using var agent = await World.Agent.SignIn();
        var page = await agent.Open("/reports");

        page.Words.ShouldContain(World.Agent.Name);
        var links = page.Document.QuerySelectorAll("a[href*='/items?q=']");
        links.Length.ShouldBeGreaterThan(5);
        foreach (var link in links.Take(8))
            (await agent.Open(link.GetAttribute("href")!)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_done_by_its_date_is_on_time_and_what_was_not_is_late()
    {
        await Finish("2031-01-01T00:00:00Z");
        await Finish("2020-01-01T00:00:00Z");
        using var lead = await World.Lead.SignIn();

        var csv = await lead.Send(HttpMethod.Get, "/reports/on-time-by-owner.csv?space=IT");

        var row = (await csv.Content.ReadAsStringAsync()).Split("\r\n").Single(l => l.StartsWith(World.Agent.Name, StringComparison.Ordinal)).Split(',');
        row[1].ShouldBe("2");
        row[2].ShouldBe("1");
        double.Parse(row[3], CultureInfo.InvariantCulture).ShouldBe(0.5);
    }

    [Fact]
    public async Task Created_and_resolved_are_counted_in_the_week_they_happened()
    {
        await Finish("2031-01-01T00:00:00Z");
        using var lead = await World.Lead.SignIn();

        var csv = await (await lead.Send(HttpMethod.Get, "/reports/flow.csv?space=IT")).Content.ReadAsStringAsync();

        var weeks = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        weeks.Count.ShouldBeInRange(26, 27);
        weeks.Sum(w => int.Parse(w[1], CultureInfo.InvariantCulture)).ShouldBe(4);
        weeks.Sum(w => int.Parse(w[2], CultureInfo.InvariantCulture)).ShouldBe(1);
        weeks[^1][1].ShouldBe("4");
    }

    [Theory]
    [InlineData("flow")]
    [InlineData("open")]
    [InlineData("ageing")]
    [InlineData("on-time-by-process")]
    [InlineData("on-time-by-owner")]
    public async Task Each_report_can_be_taken_away_as_a_workbook(string report)
    {
        using var lead = await World.Lead.SignIn();
        var answer = await lead.Send(HttpMethod.Get, $"/reports/{report}.xlsx");

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Take(2).ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task People_who_only_ask_are_led_to_the_portal_and_get_no_export()
    {
        using var requester = await World.Requester.SignIn();

        (await requester.Open("/reports")).Path.ShouldEndWith("/portal");
        (await requester.Send(HttpMethod.Get, "/reports/open.csv")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task Finish(string due)
    {
        var item = (await World.Lead.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Count me", assignee = World.Agent.Email, due }))["key"];
        var done = await World.Lead.Api.Post($"/api/v1/items/{item}/transitions", new { to = "done" });
        done.Code.ShouldBe(200, done.Text);
    }
}
