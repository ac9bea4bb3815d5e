using System.Net;
using Shouldly;
using Steward.ServiceDesk.Questions;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class PortalFormTests : WorldTest
{
    private const string Form = "form[action*='/portal/offerings/']";

    [Fact]
    public async Task A_requester_finds_asks_and_reads_the_answers_without_script()
    {
        await World.Offer("New laptop", OfferingCase.LaptopForm, wish => wish with { Summary = "For you or a colleague", Expected = "Five working days" });
        using var rosa = await World.Requester.SignIn();
        var home = await rosa.Open("/portal");
        home.Words.ShouldContain("Five working days");
        var form = await rosa.Open(home.Find("a.card-link[href*='/portal/offerings/']")!.GetAttribute("href")!);
        form.Words.ShouldNotContain("Why heavy?");

        var asked = await rosa.Submit(form, Form, ("answers.model", "Light"), ("answers.cost-centre", "4110"));

        asked.Path.ShouldContain("/portal/requests/IT-");
        asked.Words.ShouldContain("Cost centre");
        asked.Words.ShouldContain("4110");
    }

    [Fact]
    public async Task A_question_that_applies_by_an_answer_is_shown_when_the_form_comes_back()
    {
        await World.Offer("New laptop", OfferingCase.LaptopForm);
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open((await rosa.Open("/portal")).Find("a.card-link[href*='/portal/offerings/']")!.GetAttribute("href")!);

        var again = await rosa.Submit(form, Form, ("answers.model", "Heavy"), ("answers.cost-centre", "4110"));
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("Why heavy?");
        again.Find("input[name='answers.cost-centre']")!.GetAttribute("value").ShouldBe("4110");
        var asked = await rosa.Submit(again, Form, ("answers.reason", "Films all day"));

        asked.Path.ShouldContain("/portal/requests/IT-");
    }

    [Fact]
    public async Task A_link_and_what_is_known_fill_in_first()
    {
        var offering = await World.Offer("Access", new FormBody { Questions = [new("mail", "Mail") { Prefill = "me.email" }, new("place", "Place") { Prefill = "Room 1" }, new("what", "What")] });
        using var rosa = await World.Requester.SignIn();

        var form = await rosa.Open($"/portal/offerings/{offering}?what=ERP%20%22read%22");

        form.Find("input[name='answers.mail']")!.GetAttribute("value").ShouldBe(World.Requester.Email);
        form.Find("input[name='answers.place']")!.GetAttribute("value").ShouldBe("Room 1");
        form.Find("input[name='answers.what']")!.GetAttribute("value").ShouldBe("ERP \"read\"");
    }

    [Fact]
    public async Task A_file_answers_a_question_and_hangs_on_the_request()
    {
        var offering = await World.Offer("Broken", new FormBody { Questions = [new("picture", "Picture") { Kind = QuestionKind.File, Required = true }] });
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open($"/portal/offerings/{offering}");
        (await rosa.Submit(form, Form)).Words.ShouldContain("Add a file");

        var asked = await rosa.Upload(form, Form, ("answers.picture", "screen.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]));

        asked.Path.ShouldContain("/portal/requests/");
        asked.Find("a[href*='/files/']")!.TextContent.ShouldBe("screen.png");
    }

    [Fact]
    public async Task Staff_read_on_the_item_what_was_asked_and_by_which_version()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        var asked = await World.Ask(World.Requester, offering, ("model", "Light"), ("extras", "Dock"));
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open($"/i/{asked.Key}");

        page.Find("#answers")!.TextContent.ShouldContain("Which model?");
        page.Find("#answers")!.TextContent.ShouldContain("version 1");
    }

    [Fact]
    public async Task Programs_read_the_catalogue_and_ask_and_learn_per_question_what_is_wrong()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        var api = World.Requester.Api;

        (await api.Get("/api/v1/catalogue")).Json.EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("New laptop");
        (await api.Get($"/api/v1/catalogue/{offering}")).Each("questions", "key").ShouldBe(["model", "reason", "cost-centre", "extras"]);
        var refused = await api.Post($"/api/v1/catalogue/{offering}/requests", new { answers = new Dictionary<string, string> { ["cost-centre"] = "x" } });
        refused.Code.ShouldBe(422);
        refused.Fault("answers.model").ShouldContain("Which model?");
        refused.Fault("answers.cost-centre").ShouldContain("four digits");
        var asked = await api.Post($"/api/v1/catalogue/{offering}/requests", new { answers = new { model = "Light" } });
        asked.Code.ShouldBe(201, asked.Text);
        asked["key"]!.ShouldStartWith("IT-");
    }

    [Fact]
    public async Task Words_find_offerings_and_ones_own_requests()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        await World.Ask(World.Requester, offering, ("model", "Heavy"), ("reason", "zeppelin films"));
        using var rosa = await World.Requester.SignIn();

        (await rosa.Open("/portal/catalogue?text=LAPTOP")).Find("a.card-link")!.TextContent.ShouldBe("New laptop");
        (await rosa.Open("/portal/catalogue?text=zeppelin")).Words.ShouldContain("Heavy for Rosa Marin");
        (await rosa.Open("/portal/catalogue?text=submarine")).Words.ShouldContain("Nothing matches");
    }
}
