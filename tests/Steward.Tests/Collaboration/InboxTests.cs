using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Collaboration.Inbox;
using Steward.Collaboration.Notifying;
using Steward.Platform.Data;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Tests.Collaboration;

public class InboxTests : InboxTest
{
    private Task Reply(string words = "Still empty") => World.Send(new AddComment(World.PrinterTicket, words, Internal: false), World.Requester);

    [Fact]
    public async Task The_page_says_who_did_what_and_why()
    {
        await Reply();
        await Reply("And again");
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open("/inbox");

        var row = page.Find($"#row-{World.PrinterTicket}")!.TextContent;
        row.ShouldContain("Printer on floor 2");
        row.ShouldContain("2 updates");
        row.ShouldContain("Rosa Marin replied");
        row.ShouldContain("You own it");
    }

    [Fact]
    public async Task Opening_the_item_reads_its_news()
    {
        await Reply();
        using var tom = await World.Agent.SignIn();

        await tom.Open($"/i/{World.PrinterTicket}");

        (await UnreadOf(World.Agent)).ShouldBe(0);
        (await InboxOf(World.Agent)).Single().Unread.ShouldBe(0);
        (await InboxOf(World.Agent, "?show=unread")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_fetched_ahead_was_not_opened()
    {
        await Reply();
        using var tom = await World.Agent.SignIn();

        var page = await tom.FetchAhead($"/i/{World.PrinterTicket}");

        (await page.Content.ReadAsStringAsync()).ShouldContain("data-opened");
        (await UnreadOf(World.Agent)).ShouldBe(1);
    }

    [Fact]
    public async Task The_requester_reads_in_the_portal()
    {
        await World.Send(new AddComment(World.PrinterTicket, "We are looking", Internal: false), World.Agent);
        using var rosa = await World.Requester.SignIn();

        var inbox = await rosa.Open("/inbox");
        inbox.Find(".portal-nav a[href$='/inbox']")!.TextContent.ShouldContain("1");
        inbox.Find($"#row-{World.PrinterTicket} a")!.GetAttribute("href")!.ShouldEndWith($"/portal/requests/{World.PrinterTicket}");
        await rosa.Open($"/portal/requests/{World.PrinterTicket}");

        (await UnreadOf(World.Requester)).ShouldBe(0);
    }

    [Fact]
    public async Task Archived_news_come_back_when_something_happens()
    {
        await Reply();
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/inbox");

        page = await tom.Submit(page, "form#bulk", ("selected", World.PrinterTicket), ("act", "archive"));
        page.Words.ShouldContain("All done");
        (await InboxOf(World.Agent, "?show=archived")).Single().Item.ShouldBe(World.PrinterTicket);
        await Reply("Hello?");

        (await InboxOf(World.Agent)).Single().Unread.ShouldBe(1);
    }

    [Fact]
    public async Task Snoozed_news_return_by_themselves()
    {
        await Reply();
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/inbox");
        page = await tom.Submit(page, "form#bulk", ("selected", World.PrinterTicket), ("act", "snooze:tomorrow"));
        page.Words.ShouldContain("1 snoozed");
        (await InboxOf(World.Agent)).ShouldBeEmpty();
        (await UnreadOf(World.Agent)).ShouldBe(0);
        (await tom.Open("/inbox?show=snoozed")).Find($"#row-{World.PrinterTicket}").ShouldNotBeNull();

        await World.Workspace.Database.Write(async db =>
        {
            (await db.Set<NewsBundle>().SingleAsync()).SnoozedUntil = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
            return new Written<bool>(true, Keep: true);
        });
        (await World.Send(new WakeSnoozed())).Succeeded.ShouldBeTrue(); // or the program's own loop was first

        (await UnreadOf(World.Agent)).ShouldBe(1);
        (await InboxOf(World.Agent)).Single().Item.ShouldBe(World.PrinterTicket);
    }

    [Theory]
    [InlineData("snooze", "31.02.2030")]
    [InlineData("snooze", "2001-01-01")]
    [InlineData("snooze", "")]
    [InlineData("burn", "")]
    public async Task What_makes_no_sense_changes_nothing_and_says_why(string act, string until)
    {
        await Reply();
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/inbox");

        page = await tom.Submit(page, "form#bulk", ("selected", World.PrinterTicket), ("act", act), ("until", until));

        page.Find(".notice-warning").ShouldNotBeNull();
        (await UnreadOf(World.Agent)).ShouldBe(1);
    }

    [Fact]
    public async Task Filters_and_pages_stand_in_the_address()
    {
        await Reply();
        using var tom = await World.Agent.SignIn();

        (await tom.Open("/inbox?reason=mentioned")).Words.ShouldContain("Nothing matches these filters");
        (await tom.Open("/inbox?reason=yours&space=IT")).Find($"#row-{World.PrinterTicket}").ShouldNotBeNull();
        (await tom.Open("/inbox?space=NET")).Find($"#row-{World.PrinterTicket}").ShouldBeNull();
        (await tom.Open("/inbox?reason=nonsense&cursor=x.y&show=7")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_API_reads_archives_and_snoozes_only_ones_own()
    {
        await Reply();

        (await World.Lead.Api.Post("/api/v1/notifications/read", new { items = new[] { World.PrinterTicket } })).Code.ShouldBe(404);
        (await World.Agent.Api.Post("/api/v1/notifications/read", new { items = Array.Empty<string>() })).Code.ShouldBe(422);
        (await World.Agent.Api.Post("/api/v1/notifications/snooze", new { items = new[] { World.PrinterTicket }, until = "2001-01-01T00:00:00Z" })).Code.ShouldBe(422);
        (await World.Agent.Api.Get("/api/v1/notifications?reason=boredom")).Text.ShouldContain("mentioned, assigned");
        (await World.Agent.Api.Post("/api/v1/notifications/read", new { items = new[] { World.PrinterTicket.ToLowerInvariant() } })).Code.ShouldBe(200);
        (await UnreadOf(World.Agent)).ShouldBe(0);
        (await World.Agent.Api.Post("/api/v1/notifications/archive", new { items = new[] { World.PrinterTicket } })).Code.ShouldBe(200);
        (await InboxOf(World.Agent)).ShouldBeEmpty();
    }
}
