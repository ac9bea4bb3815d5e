using System.Net;
using Shouldly;
using Steward.ServiceDesk.Announcements;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.Announcements;

public class AnnouncementTests : WorldTest
{
    [Fact]
    public async Task Who_leads_a_desk_tells_everybody_and_ends_it_again()
    {
        using var lena = await World.Lead.SignIn();
        await lena.Submit(await lena.Open("/announcements/0"), "form[action$='/announcements']", ("title", "Mail is slow"), ("severity", "Degraded"), ("audience", "Everyone"));
        using var rosa = await World.Requester.SignIn();

        (await rosa.Open("/portal")).Html.ShouldContain("Mail is slow");
        (await rosa.Open("/portal/outages")).Words.ShouldContain("Works in part: Mail is slow");
        await lena.Submit(await lena.Open("/announcements"), "form[action$='/end']");
        (await rosa.Open("/portal")).Html.ShouldNotContain("Mail is slow");
        (await rosa.Open("/portal/outages")).Words.ShouldContain("Mail is slow");
    }

    [Fact]
    public async Task It_stands_from_its_beginning_to_its_end_for_those_it_is_for()
    {
        var now = NodaTime.Instant.FromDateTimeOffset(DateTimeOffset.UtcNow);
        var hour = NodaTime.Duration.FromHours(1);
        await Announce(new AnnouncementWish("Over", AnnouncementSeverity.Outage, now - hour - hour) { Until = now - hour });
        await Announce(new AnnouncementWish("Coming", AnnouncementSeverity.Outage, now + hour));
        await Announce(new AnnouncementWish("Ours", AnnouncementSeverity.Outage, now - hour) { Audience = AudienceKind.Colleagues });
        await Announce(new AnnouncementWish("All", AnnouncementSeverity.Information, now - hour));
        var board = World.Workspace.Get<AnnouncementBoard>();

        board.For(World.Requester.Actor(), now).Select(a => a.Title).ShouldBe(["Ours", "All"]);
        board.For(World.ClientColleague.Actor(), now).Select(a => a.Title).ShouldBe(["All"]);
        board.For(Steward.Platform.Access.Actor.Anonymous, now).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_moment_that_is_none_comes_back_with_what_was_typed()
    {
        using var lena = await World.Lead.SignIn();

        var again = await lena.Submit(await lena.Open("/announcements/0"), "form[action$='/announcements']", ("title", "Mail is slow"), ("until", "tomorrow"));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("2026-12-24T08:00");
        again.Find("input[name=title]")!.GetAttribute("value").ShouldBe("Mail is slow");
    }

    [Fact]
    public async Task Monitoring_announces_and_ends_by_the_API()
    {
        var made = await World.Lead.Api.Post("/api/v1/announcements", new { title = "The ERP does not answer", severity = "outage" });

        made.Code.ShouldBe(201, made.Text);
        (await World.Requester.Api.Get("/api/v1/announcements")).Json.EnumerateArray().Single().GetProperty("title").GetString().ShouldBe("The ERP does not answer");
        (await World.Requester.Api.Post("/api/v1/announcements", new { title = "Nonsense", severity = "outage" })).Code.ShouldBe(403);
        (await World.Lead.Api.Post("/api/v1/announcements", new { title = "Backwards", severity = "outage", from = "2026-11-22T09:00:00Z", until = "2026-11-22T08:00:00Z" })).Code.ShouldBe(422);
    }

    private async Task Announce(AnnouncementWish wish) => (await World.Send(new SaveAnnouncement(null, wish), World.Admin)).Succeeded.ShouldBeTrue();
}
