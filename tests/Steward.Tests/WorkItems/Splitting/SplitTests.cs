using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Splitting;

public class SplitTests : WorldTest
{
    [Fact]
    public async Task A_comment_about_something_else_becomes_an_item_of_who_wrote_it()
    {
        var comment = (await World.Requester.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "By the way, my phone is broken." }))["id"];

        var made = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments/{comment}/splits", new { title = "Phone is broken" });

        (made.Code, made["description"], made["requester"]).ShouldBe((201, "By the way, my phone is broken.", World.Requester.Email));
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/links")).Text.ShouldContain(made["key"]!);
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/comments")).Text.ShouldContain("my phone is broken");
    }

    [Fact]
    public async Task The_form_starts_with_the_first_line_and_keeps_what_was_typed()
    {
        var comment = (await World.Requester.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "My phone is broken.\nSince Monday." }))["id"];

        using var agent = await World.Agent.SignIn();
        var page = await agent.Open($"/i/{World.PrinterTicket}/split?comment={comment}");
        var refused = await agent.Submit(page, "form[action$='/splitting']", ("title", ""));

        page.Html.ShouldContain("value=\"My phone is broken.\"");
        ((int)refused.Status, refused.Html.Contains("Since Monday", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task A_comment_of_another_item_is_not_found()
    {
        var elsewhere = (await World.ClientManager.Api.Post($"/api/v1/items/{World.AlderTicket}/comments", new { text = "Urgent." }))["id"];

        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments/{elsewhere}/splits", new { title = "Mine" })).Code.ShouldBe(404);
    }
}
