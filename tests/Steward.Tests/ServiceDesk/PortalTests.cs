using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk;

public class PortalTests : WorldTest
{
    [Fact]
    public async Task A_requester_asks_without_script_and_reads_what_happens_next()
    {
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open("/portal/ask/IT/incident");

        var asked = await rosa.Submit(form, "form[action*='/portal/ask/']", ("title", "My screen is dark"), ("description", "Since **nine**."), ("place", "Room 12"));

        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.Path.ShouldContain("/portal/requests/IT-");
        asked.Words.ShouldContain("Your request is IT-");
        asked.Words.ShouldContain("Received");
        asked.Find("strong")!.TextContent.ShouldBe("nine");
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_once()
    {
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open("/portal/ask/IT/request");
        var first = await rosa.Submit(form, "form[action*='/portal/ask/']", ("title", "A quiet keyboard"));
        var second = await rosa.Submit(form, "form[action*='/portal/ask/']", ("title", "A quiet keyboard"));

        second.Path.ShouldBe(first.Path);
    }

    [Fact]
    public async Task An_empty_form_comes_back_with_what_was_typed_and_a_sentence()
    {
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open("/portal/ask/IT/incident");

        var again = await rosa.Submit(form, "form[action*='/portal/ask/']", ("title", " "), ("description", "All of it is here"));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("Give a title");
        again.Words.ShouldContain("All of it is here");
    }

    [Fact]
    public async Task An_answer_to_a_question_puts_the_request_back_to_work()
    {
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "Which tray?" });
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "waiting" });
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open($"/portal/requests/{World.PrinterTicket}");
        page.Words.ShouldContain("We need you");

        var answered = await rosa.Submit(page, "form[action$='/replies']", ("text", "The upper one"), ("act", "reply"));

        answered.Words.ShouldContain("We are working on it");
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["state"].ShouldBe("in-progress");
    }

    [Fact]
    public async Task Not_solved_opens_the_request_again_with_the_reason()
    {
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "resolved", note = "New drum fitted." });
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open($"/portal/requests/{World.PrinterTicket}");
        page.Words.ShouldContain("New drum fitted.");

        var empty = await rosa.Submit(page, "form[action$='/replies']", ("text", ""), ("act", "reopen"));
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var reopened = await rosa.Submit(page, "form[action$='/replies']", ("text", "Still empty pages"), ("act", "reopen"));

        reopened.Words.ShouldContain("We are working on it");
        reopened.Words.ShouldContain("Still empty pages");
    }

    [Fact]
    public async Task Internal_notes_never_reach_the_portal()
    {
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = "Cheapest printer we have", @internal = true });
        using var rosa = await World.Requester.SignIn();

        (await rosa.Open($"/portal/requests/{World.PrinterTicket}")).Html.ShouldNotContain("Cheapest printer");
        (await rosa.Open("/portal/requests?text=cheapest")).Html.ShouldNotContain(World.PrinterTicket);
    }

    [Fact]
    public async Task Somebody_elses_request_looks_like_one_that_does_not_exist()
    {
        using var rosa = await World.Requester.SignIn();
        var hidden = await rosa.Open($"/portal/requests/{World.AlderTicket}");
        var absent = await rosa.Open("/portal/requests/IT-999999");

        hidden.Words.Replace(World.AlderTicket, "IT-999999").ShouldBe(absent.Words);
    }

    [Fact]
    public async Task A_client_manager_follows_the_whole_company_and_nobody_else()
    {
        using var carla = await World.ClientManager.SignIn();
        var company = await carla.Open("/portal/requests?show=company");

        company.Words.ShouldContain(World.AlderTicket);
        company.Words.ShouldNotContain(World.BirchTicket);
    }

    [Fact]
    public async Task A_screenshot_travels_with_the_request_and_comes_back_only_to_those_who_see_it()
    {
        using var rosa = await World.Requester.SignIn();
        var form = await rosa.Open("/portal/ask/IT/incident");
        var token = ((AngleSharp.Html.Dom.IHtmlInputElement)form.Find("form[action*='/portal/ask/'] input[name=__RequestVerificationToken]")!).Value;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("The screen flickers"), "title" },
            { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), "file", "screen.png" },
        };
        (await rosa.Send(HttpMethod.Post, "/portal/ask/IT/incident", content)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var list = await rosa.Open("/portal/requests");
        var page = await rosa.Open(list.Find("a[href*='/portal/requests/IT-'][data-row-link]")!.GetAttribute("href")!);
        var file = page.Find("a[href*='/files/']")!.GetAttribute("href")!;
        (await rosa.Send(HttpMethod.Get, file)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stranger = await World.ClientRequester.SignIn();
        (await stranger.Send(HttpMethod.Get, file)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
