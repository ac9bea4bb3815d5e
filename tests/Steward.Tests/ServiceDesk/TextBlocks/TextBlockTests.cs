using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.ServiceDesk.TextBlocks;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.TextBlocks;

/// <summary>Texts that answers begin with: who finds them, what is filled in, and that each use counts.</summary>
public class TextBlockTests : WorldTest
{
    [Fact]
    public async Task A_block_is_filled_in_the_requesters_language_and_its_use_counts()
    {
        var id = await Block(new TextBlockWish("Received", "received")
        {
            Audience = BlockAudience.Space, Space = "IT", English = "Hello {requester.firstName}, {item.key} is here. {me.name}", German = "Guten Tag {requester.name}: {item.title}",
        });

        var english = await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/text-blocks");
        await Speaks(World.Requester, "de");
        var german = await World.Send(new InsertTextBlock(id, World.PrinterTicket), World.Lead);
        await World.Send(new InsertTextBlock(id, World.PrinterTicket), World.Lead);

        english.Text.ShouldContain($"Hello Rosa, {World.PrinterTicket} is here. Tom Nguyen");
        german.Answer.Text.ShouldBe("Guten Tag Rosa Marin: Printer on floor 2 prints empty pages");
        (await World.Agent.Api.Get("/api/v1/text-blocks")).Json[0].GetProperty("uses").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_script_the_button_brings_the_page_again_with_what_was_typed_and_the_text()
    {
        var id = await Block(new TextBlockWish("Restart", "restart") { Audience = BlockAudience.Space, Space = "IT", English = "Please restart it." });
        var agent = await World.Agent.SignIn();
        var page = await agent.Open($"/i/{World.PrinterTicket}");
        page.Document.QuerySelector("text-blocks select option:last-child")!.TextContent.ShouldContain("::restart");

        page = await agent.Press(page, "#answer", "text-blocks button", ("text", "Hello Rosa,"), ("block", $"{id}"), ("internal", "false"));

        page.Document.QuerySelector("#answer-text")!.TextContent.ShouldBe("Hello Rosa,\n\nPlease restart it.");
        page = await agent.Press(page, "#answer", "text-blocks button", ("text", "Kept"), ("block", ""));
        page.Document.QuerySelector("#answer-text")!.TextContent.ShouldBe("Kept");
    }

    [Fact]
    public async Task Each_finds_their_own_those_of_their_team_and_those_of_their_space()
    {
        await Block(new TextBlockWish("Mine", "mine") { English = "Mine alone" });
        await Block(new TextBlockWish("Ours", "ours") { Audience = BlockAudience.Team, TeamId = TeamId("Service Desk"), English = "Of the desk" });
        await Block(new TextBlockWish("Everybody's", "all") { Audience = BlockAudience.Space, Space = "IT", English = "Of the space" });
        await Block(new TextBlockWish("Of the move", "move") { Audience = BlockAudience.Space, Space = "MOVE", English = "Boxes" });

        Found(World.Agent).ShouldBe(["Everybody's", "Mine", "Of the move", "Ours"]);
        Found(World.Lead).ShouldBe(["Everybody's", "Of the move", "Ours"]);
        Found(World.Auditor).ShouldBe(["Everybody's"]);
        Found(World.OtherAgent).ShouldBeEmpty();
        Found(World.Requester).ShouldBeEmpty();
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/text-blocks")).Text.ShouldNotContain("Boxes");
        (await World.Requester.Api.Get($"/api/v1/items/{World.PrinterTicket}/text-blocks")).Code.ShouldBe(404);
    }

    [Theory]
    [InlineData("", "x", "Hello", "name")]
    [InlineData("Odd", "two words", "Hello", "shortcut")]
    [InlineData("Odd", "odd", "", "english")]
    [InlineData("Odd", "odd", "Dear {requester.nickname}", "english")]
    public async Task What_is_wrong_is_said_at_its_field(string name, string shortcut, string english, string field)
    {
        var refused = await World.Agent.Api.Post("/api/v1/text-blocks", new { name, shortcut, english });

        refused.Code.ShouldBe(422);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_shortcut_is_given_once_in_each_place_and_nobody_shares_where_they_do_not_work()
    {
        await Block(new TextBlockWish("Mine", "hello") { English = "Hi" });
        await Block(new TextBlockWish("Space's", "hello") { Audience = BlockAudience.Space, Space = "IT", English = "Hi" });

        (await World.Lead.Api.Post("/api/v1/text-blocks", new { name = "Again", shortcut = "hello", english = "Hi", audience = "space", space = "IT" })).Fault("shortcut").ShouldContain("::hello");
        (await World.Lead.Api.Post("/api/v1/text-blocks", new { name = "Mine too", shortcut = "hello", english = "Hi" })).Code.ShouldBe(201);
        (await World.Agent.Api.Post("/api/v1/text-blocks", new { name = "There", shortcut = "there", english = "Hi", audience = "space", space = "NET" })).Fault("audience").ShouldNotBeEmpty();
        (await World.Agent.Api.Post("/api/v1/text-blocks", new { name = "There", shortcut = "there", english = "Hi", audience = "team", team = "Network" })).Fault("audience").ShouldNotBeEmpty();
        (await World.Auditor.Api.Post("/api/v1/text-blocks", new { name = "There", shortcut = "there", english = "Hi", audience = "space", space = "IT" })).Fault("audience").ShouldNotBeEmpty();
    }

    private async Task<long> Block(TextBlockWish wish)
    {
        var saved = await World.Send(new SaveTextBlock(null, wish), World.Agent);
        saved.Succeeded.ShouldBeTrue(saved.Refusal?.Sentence.ToString());
        return long.Parse(saved.Answer.Id, System.Globalization.CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Found(WorldPerson person) => World.Workspace.Get<TextBlockDirectory>().SeenBy(person.Actor()).Select(b => b.Name);

    private long TeamId(string name) => World.Workspace.Get<PeopleDirectory>().Now.Teams.Values.Single(t => t.Name == name).Id;

    private async Task Speaks(WorldPerson person, string culture)
    {
        await World.Workspace.Database.Write(async db =>
        {
            await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Culture, culture));
            return new Written<bool>(true, Keep: true);
        });
        World.Workspace.Live.Publish([new LiveNews(PeopleDirectory.Topic)]);
    }
}
