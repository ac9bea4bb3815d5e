using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Moving;
using Xunit;

namespace Steward.Tests.Collaboration;

/// <summary>Nobody answers past news they did not see, in the portal as at the desk; what does not overlap is merged.</summary>
public class StaleSendTests : WorldTest
{
    private const string Form = "form[action$='/replies']";

    private string Request => $"/portal/requests/{World.PrinterTicket}";

    [Fact]
    public async Task A_requester_sees_what_came_before_the_reply_goes()
    {
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open(Request);
        await World.Send(new AddComment(World.PrinterTicket, "Is it plugged in?", Internal: false), World.Agent);

        var stopped = await rosa.Submit(page, Form, ("text", "Hello, anybody?"), ("act", "reply"));

        stopped.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        stopped.Words.ShouldContain("Is it plugged in?");
        stopped.Find("#reply")!.TextContent.ShouldBe("Hello, anybody?");
        stopped.Words.ShouldContain("Send anyway");
        var sent = await rosa.Submit(stopped, Form, ("act", "reply"));
        sent.Status.ShouldBe(HttpStatusCode.OK);
        sent.Words.ShouldContain("Hello, anybody?");
    }

    [Fact]
    public async Task A_new_state_is_news_and_an_internal_note_is_none()
    {
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open(Request);
        await World.Send(new AddComment(World.PrinterTicket, "Third time", Internal: true), World.Agent);
        page = await rosa.Submit(page, Form, ("text", "First"), ("act", "reply"));
        page.Status.ShouldBe(HttpStatusCode.OK);

        await World.Send(new MoveItemOn(World.PrinterTicket, "in-progress"), World.Agent);
        (await rosa.Submit(page, Form, ("text", "Second"), ("act", "reply"))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Two_people_at_title_and_description_do_not_meet()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}?edit=text");
        await World.Send(new ChangeItem(World.PrinterTicket) { Title = "Printer on floor 3" }, World.Lead);

        var saved = await tom.Submit(page, "form[action$='/text']", ("description", "Every page since noon."));

        saved.Status.ShouldBe(HttpStatusCode.OK);
        var item = await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}");
        (item["title"], item["description"]).ShouldBe(("Printer on floor 3", "Every page since noon."));
    }

    [Fact]
    public async Task Two_people_at_one_text_see_both()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}?edit=text");
        await World.Send(new ChangeItem(World.PrinterTicket) { Description = "Theirs" }, World.Lead);

        var stopped = await tom.Submit(page, "form[action$='/text']", ("description", "Mine"));

        stopped.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        stopped.Find(".both")!.TextContent.ShouldContain("Theirs");
        stopped.Find("textarea[name=description]")!.TextContent.ShouldBe("Mine");
        (await tom.Submit(stopped, "form[action$='/text']")).Status.ShouldBe(HttpStatusCode.OK);
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["description"].ShouldBe("Mine");
    }
}
