using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Merging;

public class MergeTests : WorldTest
{
    private string Printer => $"/api/v1/items/{World.PrinterTicket}";

    [Fact]
    public async Task What_was_said_in_one_is_read_in_the_other_and_answers_go_there()
    {
        var second = await Ask("The printer still does not print");
        await World.Requester.Api.Post($"/api/v1/items/{second}/comments", new { text = "Now it smells." });

        var into = await World.Agent.Api.Post($"/api/v1/items/{second}/merger", new { into = World.PrinterTicket });

        (into.Code, into["key"]).ShouldBe((200, World.PrinterTicket));
        (await World.Agent.Api.Get($"{Printer}/comments")).Text.ShouldContain("Now it smells.");
        (await World.Agent.Api.Get($"/api/v1/items/{second}"))["stateCategory"].ShouldBe("cancelled");
        var late = await World.Requester.Api.Post($"/api/v1/items/{second}/comments", new { text = "Hello?" });
        (late.Code, late.Text.Contains(World.PrinterTicket, StringComparison.Ordinal)).ShouldBe((409, true));
        using var agent = await World.Agent.SignIn();
        (await agent.Open($"/i/{World.PrinterTicket}")).Html.ShouldContain("Now it smells.");
        (await agent.Open($"/i/{second}")).Html.ShouldContain($"Merged into {World.PrinterTicket}");
    }

    [Fact]
    public async Task Taken_out_again_it_has_its_state_and_its_story_back()
    {
        var second = await Ask("Paper is stuck, too");
        await World.Requester.Api.Post($"/api/v1/items/{second}/comments", new { text = "Only here." });
        await World.Agent.Api.Post($"/api/v1/items/{second}/merger", new { into = World.PrinterTicket });

        var alone = await World.Agent.Api.Delete($"/api/v1/items/{second}/merger");

        (alone.Code, alone["state"]).ShouldBe((200, "new"));
        (await World.Agent.Api.Get($"{Printer}/comments")).Text.ShouldNotContain("Only here.");
        (await World.Requester.Api.Post($"/api/v1/items/{second}/comments", new { text = "Hello?" })).Code.ShouldBe(201);
        (await World.Agent.Api.Delete($"/api/v1/items/{second}/merger")).Code.ShouldBe(409);
    }

    [Fact]
    public async Task Who_asked_for_it_reads_the_other_from_then_on()
    {
        var asked = (await World.OtherRequester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Printer on floor two" }))["key"]!;
        (await World.OtherRequester.Api.Get(Printer)).Code.ShouldBe(404);

        await World.Agent.Api.Post($"/api/v1/items/{asked}/merger", new { into = World.PrinterTicket });

        (await World.OtherRequester.Api.Get(Printer)).Code.ShouldBe(200);
    }

    [Fact]
    public async Task What_stands_below_moves_along_and_what_was_merged_before_follows()
    {
        var (first, second) = (await Ask("First"), await Ask("Second"));
        var child = (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Order toner", parent = second }))["key"];
        await World.Agent.Api.Post($"/api/v1/items/{first}/merger", new { into = second });

        await World.Agent.Api.Post($"/api/v1/items/{second}/merger", new { into = World.PrinterTicket });

        (await World.Agent.Api.Get($"{Printer}/children")).Text.ShouldContain(child!);
        (await World.Agent.Api.Post($"/api/v1/items/{first}/comments", new { text = "Hello?" })).Text.ShouldContain(World.PrinterTicket);
    }

    [Fact]
    public async Task What_cannot_be_one_is_refused_with_the_reason()
    {
        var second = await Ask("Another");
        await World.Agent.Api.Post($"/api/v1/items/{second}/merger", new { into = World.PrinterTicket });

        (await World.Agent.Api.Post($"{Printer}/merger", new { into = World.PrinterTicket })).Fault("into").ShouldContain("itself");
        (await World.Agent.Api.Post($"{Printer}/merger", new { into = second })).Fault("into").ShouldContain($"Merge into {World.PrinterTicket}");
        (await World.Agent.Api.Post($"/api/v1/items/{World.AlderTicket}/merger", new { into = World.BirchTicket })).Fault("into").ShouldContain("Alder");
        (await World.Agent.Api.Post($"{Printer}/merger", new { into = World.NetworkTicket })).Fault("into").ShouldContain(World.NetworkTicket);
        (await World.Agent.Api.Post($"{Printer}/merger", new { into = "" })).Fault("into").ShouldContain("IT-12");
    }

    [Fact]
    public async Task The_other_item_is_not_named_to_who_does_not_see_it()
    {
        await World.Admin.Api.Post($"{Printer}/merger", new { into = World.NetworkTicket });

        (await World.Agent.Api.Get($"{Printer}/history")).Text.ShouldNotContain($"\"{World.NetworkTicket}\"");
        var late = await World.Agent.Api.Post($"{Printer}/comments", new { text = "Hello?" });

        (late.Code, late.Text.Contains(World.NetworkTicket, StringComparison.Ordinal)).ShouldBe((409, false));
        (await World.Admin.Api.Get($"{Printer}/history")).Text.ShouldContain($"\"{World.NetworkTicket}\"");
    }

    [Fact]
    public async Task The_page_offers_what_the_same_person_asked_for_and_keeps_what_was_typed()
    {
        var second = await Ask("The same again");

        using var agent = await World.Agent.SignIn();
        var page = await agent.Open($"/i/{World.PrinterTicket}/merge");
        var refused = await agent.Submit(page, "form[action$='/merging']", ("other", "NIL-7"));

        page.Html.ShouldContain(second);
        ((int)refused.Status, refused.Html.Contains("value=\"NIL-7\"", StringComparison.Ordinal)).ShouldBe((422, true));
        (await agent.Submit(page, "form[action$='/merging']", ("into", second))).Path.ShouldEndWith($"/i/{second}");
    }

    private async Task<string> Ask(string title) =>
        (await World.Requester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title }))["key"]!;
}
