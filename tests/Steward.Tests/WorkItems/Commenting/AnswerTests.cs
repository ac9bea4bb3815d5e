using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Moving;
using Xunit;

namespace Steward.Tests.WorkItems.Commenting;

public class AnswerTests : WorldTest
{
    private const string Form = "form[action$='/answers']";

    private string Ticket => $"/i/{World.PrinterTicket}";

    [Fact]
    public async Task A_reply_and_the_state_it_leads_to_are_one_act()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        page = await tom.Submit(page, Form, ("text", "A new drum is in."), ("to", "resolved"));

        page.Find(".notice-success")!.TextContent.ShouldContain("A new drum is in.");
        page.Find("article .prose")!.TextContent.ShouldContain("A new drum is in.");
    }

    [Fact]
    public async Task A_refused_state_keeps_the_words_and_saves_nothing()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.AlderTicket}"); // nobody owns it

        var refused = await tom.Submit(page, Form, ("text", "Done already"), ("to", "resolved"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Find("#answer-text")!.TextContent.ShouldBe("Done already");
        refused.Find("article.entry-box").ShouldBeNull();
    }

    [Fact]
    public async Task An_internal_note_never_becomes_the_resolution_the_requester_reads()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        var refused = await tom.Submit(page, Form, ("text", "He broke it himself"), ("internal", "true"), ("to", "resolved"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("an internal note cannot be it");
        refused.Find("#answer-text")!.TextContent.ShouldBe("He broke it himself");
        refused.Find("input.note-chosen")!.HasAttribute("checked").ShouldBeTrue();
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["state"].ShouldBe("new");
    }

    [Fact]
    public async Task News_of_others_stops_a_reply_names_itself_and_keeps_the_words()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);
        await World.Send(new AddComment(World.PrinterTicket, "It works again, thank you", Internal: false), World.Requester);
        await World.Send(new MoveItemOn(World.PrinterTicket, "in-progress"), World.Lead);

        var stopped = await tom.Submit(page, Form, ("text", "We send a technician"));

        stopped.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var news = stopped.Find($"{Form} .notice")!.TextContent;
        news.ShouldContain("It works again, thank you");
        news.ShouldContain("Lena Brandt");
        news.ShouldContain("In progress");
        stopped.Find("#answer-text")!.TextContent.ShouldBe("We send a technician");
        stopped.Find($"{Form} .button-primary")!.TextContent.ShouldContain("Send anyway");
        var sent = await tom.Submit(stopped, Form);
        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Words.ShouldContain("We send a technician");
    }

    [Fact]
    public async Task Ones_own_doings_are_no_news()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);
        await World.Send(new MoveItemOn(World.PrinterTicket, "in-progress"), World.Agent);

        (await tom.Submit(page, Form, ("text", "On it"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_form_sent_twice_writes_once()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        await tom.Submit(page, Form, ("text", "Once is enough"));
        var second = await tom.Submit(page, Form, ("text", "Once is enough"));

        second.Document.QuerySelectorAll("article.entry-box").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Ones_own_comment_is_rewritten_and_nobody_elses()
    {
        var mine = (await World.Send(new AddComment(World.PrinterTicket, "Tray 1", Internal: false), World.Agent)).Answer.Id;
        var hers = (await World.Send(new AddComment(World.PrinterTicket, "Tray 2", Internal: false), World.Lead)).Answer.Id;
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open($"{Ticket}?edit=c-{mine}");
        page = await tom.Submit(page, $"form[action$='/comments/{mine}']", ("text", "Tray 3"));
        page.Find($"#c-{mine}")!.TextContent.ShouldContain("Tray 3");
        page.Find($"#c-{mine}")!.TextContent.ShouldContain("edited");

        (await tom.Open($"{Ticket}?edit=c-{hers}")).Find($"form[action$='/comments/{hers}']").ShouldBeNull();
        (await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}/comments/{hers}", new { text = "Hijacked" })).Code.ShouldBe(403);
    }

    [Fact]
    public async Task A_note_can_not_be_found_by_guessing_its_number()
    {
        var note = (await World.Send(new AddComment(World.PrinterTicket, "Secret", Internal: true), World.Agent)).Answer.Id;

        var hidden = await World.Requester.Api.Patch($"/api/v1/items/{World.PrinterTicket}/comments/{note}", new { text = "x" });
        var absent = await World.Requester.Api.Patch($"/api/v1/items/{World.PrinterTicket}/comments/4711", new { text = "x" });

        (hidden.Code, hidden.Text).ShouldBe((404, absent.Text));
    }
}
