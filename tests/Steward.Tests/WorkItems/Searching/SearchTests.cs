using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Searching;
using Xunit;

namespace Steward.Tests.WorkItems.Searching;

public class SearchTests : WorldTest
{
    [Fact]
    public async Task A_key_opens_its_item_directly_and_comes_first_in_the_API()
    {
        using var tom = await World.Agent.SignIn();

        (await tom.Open($"/search?text={World.PrinterTicket}")).Path.ShouldEndWith($"/i/{World.PrinterTicket}");
        (await Found(World.Agent, World.PrinterTicket.ToLowerInvariant())).ShouldBe([World.PrinterTicket]);
    }

    [Fact]
    public async Task Words_are_found_in_titles_descriptions_and_comments_with_the_place_marked()
    {
        await World.Send(new AddComment(World.PrinterTicket, "The <b>Walzenträger</b> is worn out", Internal: false), World.Agent);
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open("/search?text=walzentrager");

        page.Find("article.hit mark")!.TextContent.ShouldBe("Walzenträger");
        page.Find("article.hit")!.TextContent.ShouldContain("<b>");
        page.Find("article.hit b").ShouldBeNull();
        page.Find("article.hit a")!.GetAttribute("href")!.ShouldContain($"/i/{World.PrinterTicket}#c-");
        (await Found(World.Agent, "floor print")).ShouldBe([World.PrinterTicket]);
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_read_nor_counts_it()
    {
        await World.Send(new AddComment(World.PrinterTicket, "zebra in a note", Internal: true), World.Agent);
        await World.Send(new CreateItem("NET", "incident", "zebra in a hidden space"), World.OtherAgent);

        (await Found(World.Agent, "zebra")).ShouldBe([World.PrinterTicket]);
        foreach (var blind in new[] { World.Requester, World.ClientManager, World.Member })
        {
            var answer = await blind.Api.Get("/api/v1/search?text=zebra");
            answer.List("found").ShouldBeEmpty();
            answer["count"].ShouldBe("0");
            answer.List("spaces").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Staff_elsewhere_do_not_find_notes_of_what_they_only_asked_for()
    {
        var asked = (await World.Send(new CreateItem("IT", "incident", "My badge"), World.OtherAgent)).Answer.Key;
        await World.Send(new AddComment(asked, "quagga suspected", Internal: true), World.Agent);
        await World.Send(new AddComment(asked, "gazelle confirmed", Internal: false), World.Agent);

        (await Found(World.OtherAgent, "quagga")).ShouldBeEmpty();
        (await Found(World.OtherAgent, "gazelle")).ShouldBe([asked]);
    }

    [Fact]
    public async Task Facets_count_what_is_found_and_narrow_it()
    {
        await World.Send(new CreateItem("IT", "task", "giraffe task"), World.Agent);
        await World.Send(new CreateItem("MOVE", "task", "giraffe move"), World.Lead);
        await World.Send(new CreateItem("IT", "incident", "giraffe incident"), World.Agent);

        var all = await World.Lead.Api.Get("/api/v1/search?text=giraffe");
        all["count"].ShouldBe("3");
        all.Each("spaces", "key").ShouldBe(["IT", "MOVE"]);
        (await World.Lead.Api.Get("/api/v1/search?text=giraffe&type=task&space=IT"))["count"].ShouldBe("1");
        (await World.Lead.Api.Get("/api/v1/search?text=giraffe&open=false"))["count"].ShouldBe("0");
        using var lena = await World.Lead.SignIn();
        (await lena.Open("/search?text=giraffe&space=MOVE")).Words.ShouldContain("1 found");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("* OR NEAR(")]
    [InlineData("title:x' --")]
    [InlineData("a\0b")]
    [InlineData("NOT")]
    public async Task The_engines_own_syntax_is_only_words(string text) =>
        (await World.Agent.Api.Get($"/api/v1/search?text={Uri.EscapeDataString(text)}")).Code.ShouldBe(200);

    [Fact]
    public async Task Nothing_to_search_for_and_a_senseless_limit_are_refused()
    {
        (await World.Agent.Api.Get("/api/v1/search?text=%20")).Fault("text").ShouldContain("?text=");
        (await World.Agent.Api.Get("/api/v1/search?text=x&limit=1000")).Code.ShouldBe(422);
        (await World.Nobody.Get("/api/v1/search?text=x")).Code.ShouldBe(401);
    }

    [Fact]
    public void A_snippet_stands_around_the_words_and_marks_them_whatever_their_accents()
    {
        var text = string.Join(' ', Enumerable.Repeat("filler", 100)) + " the Zürich office " + string.Join(' ', Enumerable.Repeat("more", 100));

        var snippet = Snippet.Around(text, "zurich");

        snippet.Length.ShouldBeLessThan(240);
        Snippet.Marked(snippet, "zurich").Single(part => part.Marked).Text.ShouldBe("Zürich");
        string.Concat(Snippet.Marked(snippet, "zurich office").Select(part => part.Text)).ShouldBe(snippet);
    }

    private static async Task<IReadOnlyList<string?>> Found(WorldPerson by, string text) =>
        [.. (await by.Api.Get($"/api/v1/search?text={Uri.EscapeDataString(text)}")).List("found").Select(f => f.GetProperty("item").GetProperty("key").GetString())];
}
