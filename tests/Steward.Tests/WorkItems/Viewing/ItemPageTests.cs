using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Relocating;
using Xunit;

namespace Steward.Tests.WorkItems.Viewing;

public class ItemPageTests : WorldTest
{
    private string Ticket => $"/i/{World.PrinterTicket}";

    [Fact]
    public async Task An_agent_reads_the_whole_item_on_one_page()
    {
        await World.Send(new AddComment(World.PrinterTicket, "Which **tray** is it?", Internal: false), World.Agent);
        await World.Send(new AddComment(World.PrinterTicket, "Drum ordered", Internal: true), World.Lead);
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open(Ticket);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.Title.ShouldBe($"{World.PrinterTicket} Printer on floor 2 prints empty pages · IT Service Desk");
        page.Find("h1")!.TextContent.ShouldContain("Printer on floor 2 prints empty pages");
        page.Words.ShouldContain("Since this morning every page comes out empty.");
        page.Find("#state-menu")!.TextContent.ShouldContain("needs a resolution");
        page.Find(".entry-box strong")!.TextContent.ShouldBe("tray");
        page.Find(".entry-internal")!.TextContent.ShouldContain("Drum ordered");
        page.Find($"[data-live~='item:{World.PrinterTicket}']").ShouldNotBeNull();
        page.Find("aside.rail")!.TextContent.ShouldContain("Rosa Marin");
    }

    [Fact]
    public async Task A_hidden_item_and_an_absent_one_answer_the_same()
    {
        using var piotr = await World.Member.SignIn();

        var hidden = await piotr.Open(Ticket);
        var absent = await piotr.Open("/i/IT-99999");

        hidden.Status.ShouldBe(HttpStatusCode.NotFound);
        absent.Status.ShouldBe(HttpStatusCode.NotFound);
        hidden.Words.Replace(World.PrinterTicket, "KEY", StringComparison.Ordinal).ShouldBe(absent.Words.Replace("IT-99999", "KEY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_only_asks_is_led_to_the_portal()
    {
        using var rosa = await World.Requester.SignIn();

        (await rosa.Open(Ticket)).Path.ShouldEndWith($"/portal/requests/{World.PrinterTicket}");
    }

    [Fact]
    public async Task Staff_of_another_space_who_asked_here_see_what_the_requester_sees()
    {
        var asked = (await World.Send(new CreateItem("IT", "incident", "My own badge fails"), World.OtherAgent)).Answer;
        await World.Send(new AddComment(asked.Key, "She always forgets it", Internal: true), World.Agent);
        await World.Send(new AttachFile(asked.Key, new NewFile("secret.txt", new string('a', 64), 3, "text/plain")) { Internal = true }, World.Agent);
        await World.Send(new ChangeItem(asked.Key) { Assignee = new("agent@northwind.example"), Priority = Steward.WorkItems.Items.Priority.Urgent }, World.Agent);
        using var nadia = await World.OtherAgent.SignIn();

        var page = await nadia.Open($"/i/{asked.Key}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("She always forgets it");
        page.Html.ShouldNotContain("secret.txt");
        page.Words.ShouldNotContain("Medium");
        page.Find("input[name=internal]").ShouldBeNull();
        page.Find("#assignee-menu").ShouldBeNull();
        page.Find("form[action$='/answers']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_former_key_leads_to_the_present_one()
    {
        var moved = (await World.Send(new MoveItem(World.PrinterTicket, "NET"), World.Admin)).Answer;
        using var ada = await World.Admin.SignIn();

        (await ada.Open(Ticket)).Path.ShouldEndWith($"/i/{moved.Key}");
    }

    [Fact]
    public async Task A_child_is_added_and_counted()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        page = await tom.Submit(page, "form[action$='/children']", ("title", "Order a drum"), ("type", "task"));
        var child = page.Find("#children .line-item a")!.GetAttribute("href")!;
        page.Find("#children")!.TextContent.ShouldContain("0 of 1 done");

        var refused = await tom.Submit(page, "form[action$='/children']", ("title", " "), ("type", "task"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("title");
        (await tom.Open(child)).Find(".crumbs")!.TextContent.ShouldContain(World.PrinterTicket);
    }

    [Fact]
    public async Task A_link_is_said_in_right_words_at_both_ends_and_taken_away_at_both()
    {
        var other = (await World.Send(new CreateItem("IT", "incident", "No toner"), World.Agent)).Answer.Key;
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        page = await tom.Submit(page, "form[action$='/links']", ("how", "blocked-by"), ("other", other));
        page.Find("#links")!.TextContent.ShouldContain("is blocked by");
        var far = await tom.Open($"/i/{other}");
        far.Find("#links p.meta")!.TextContent.ShouldBe("blocks");

        await tom.Submit(far, "form[action*='/links/'][action$='/removal']");
        (await tom.Open(Ticket)).Find("#links .line-item").ShouldBeNull();
    }

    [Fact]
    public async Task A_link_to_a_hidden_item_is_not_there()
    {
        (await World.Send(new LinkItems(World.PrinterTicket, "relates", World.NetworkTicket), World.Admin)).Succeeded.ShouldBeTrue();
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open(Ticket);

        page.Html.ShouldNotContain(World.NetworkTicket);
        page.Html.ShouldNotContain("Core switch");
        page.Words.ShouldContain("another item");
    }

    [Fact]
    public async Task Watching_begins_and_ends_by_one_button()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        page = await tom.Submit(page, "form[action$='/watchers']", ("watch", "on"));
        page.Find("#watchers")!.TextContent.ShouldContain("Tom Nguyen");
        page = await tom.Submit(page, "form[action$='/watchers']", ("watch", "off"));
        page.Find("#watchers")!.TextContent.ShouldNotContain("Tom Nguyen");
    }

    [Fact]
    public async Task A_closed_item_says_how_it_ended()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"{Ticket}?to=resolved");
        page.Find(".asked-form textarea[name=note]").ShouldNotBeNull();
        page.Find(".asked-form [name=assignee]").ShouldBeNull("the item has an owner already");

        var refused = await tom.Submit(page, ".asked-form form", ("note", " "));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Find(".asked-form .field-error")!.TextContent.ShouldContain("how it was resolved");
        var closed = await tom.Submit(refused, ".asked-form form", ("note", "New *drum* fitted"));

        closed.Find(".notice-success")!.TextContent.ShouldContain("Resolved by Tom Nguyen");
        closed.Find(".notice-success em")!.TextContent.ShouldBe("drum");
    }
}
