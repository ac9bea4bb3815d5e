using System.Net;
using Shouldly;
using Steward.Identity.People;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.WorkItems.Feeding;

public sealed class FeedTests : WorldTest, IDisposable
{
    private readonly Statements statements = new();
    private static readonly HttpClient Calendar = new();

    [Fact]
    public async Task A_view_is_read_as_events_or_to_dos_and_only_what_changed_is_sent_again()
    {
        await Dated(World.PrinterTicket);
        var address = await Open(World.Agent, "?q=space%20%3D%20IT");

        var (code, text, tag) = await Read(address);

        code.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("BEGIN:VEVENT");
        text.ShouldContain($"SUMMARY:{World.PrinterTicket} ");
        text.ShouldContain($"URL:{World.Address.AbsoluteUri}/i/{World.PrinterTicket}");
        (await Read(address)).ShouldBe((code, text, tag));
        (await Read(address, tag)).Code.ShouldBe(HttpStatusCode.NotModified);
        (await Read(address + "?as=todos")).Text.ShouldContain("BEGIN:VTODO");
        (await World.Agent.Api.Patch("/api/v1/items/" + World.PrinterTicket, new { title = "Printer, again" })).Code.ShouldBe(200);
        var changed = await Read(address, tag);
        changed.Code.ShouldBe(HttpStatusCode.OK);
        changed.Text.ShouldContain("Printer\\, again");
    }

    [Fact]
    public async Task It_holds_what_its_owner_may_see_at_the_moment_of_reading()
    {
        await Dated(World.PrinterTicket);
        await Dated(World.NetworkTicket, World.OtherAgent);
        var address = await Open(World.Agent, "?q=open%20%3D%20yes");
        (await Read(address)).Text.ShouldNotContain(World.NetworkTicket);
        var before = (await Read(address)).Text;

        (await World.Admin.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NET" })).Code.ShouldBe(200);

        before.ShouldContain(World.PrinterTicket);
        (await Read(address)).Text.ShouldNotContain("NET-");
    }

    [Fact]
    public async Task Wrong_stopped_renewed_and_disabled_answer_alike()
    {
        await Dated(World.PrinterTicket);
        var first = await Open(World.Agent, "?q=space%20%3D%20IT");
        var absent = await Read(World.Address.AbsoluteUri + "/feeds/stwcal_nothing.ics");
        absent.Code.ShouldBe(HttpStatusCode.NotFound);

        var second = (await World.Agent.Api.Post("/api/v1/views/desk/feed", new { }))["address"]!;
        (await Read(first)).ShouldBe(absent);
        (await Read(second)).Code.ShouldBe(HttpStatusCode.OK);
        (await World.Agent.Api.Delete("/api/v1/views/desk/feed")).Code.ShouldBe(204);
        (await Read(second)).ShouldBe(absent);

        var third = (await World.Agent.Api.Post("/api/v1/views/desk/feed", new { }))["address"]!;
        (await World.Send(new DisablePerson(World.Agent.Id), World.Admin)).Succeeded.ShouldBeTrue();
        (await Read(third)).ShouldBe(absent);
    }

    [Fact]
    public async Task A_view_that_is_no_longer_shared_is_no_longer_read()
    {
        await Dated(World.PrinterTicket);
        var saved = await World.Lead.Api.Post("/api/v1/views", new { name = "Shared", settings = "?q=space%20%3D%20IT", audience = "everyone" });
        saved.Code.ShouldBe(201, saved.Text);
        var address = (await World.Agent.Api.Post("/api/v1/views/shared/feed", new { }))["address"]!;
        (await Read(address)).Code.ShouldBe(HttpStatusCode.OK);

        (await World.Lead.Api.Patch("/api/v1/views/shared", new { audience = "private" })).Code.ShouldBe(200);

        (await Read(address)).Code.ShouldBe(HttpStatusCode.NotFound);
        (await World.Agent.Api.Delete("/api/v1/views/shared/feed")).Code.ShouldBe(204);
        (await World.Agent.Api.Delete("/api/v1/views/shared/feed")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task The_page_of_a_view_shows_the_address_once_renews_and_stops_it()
    {
        await Dated(World.PrinterTicket);
        await World.Agent.Api.Post("/api/v1/views", new { name = "Desk", settings = "?q=space%20%3D%20IT" });
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/v/desk")).Find("a[data-opens=feed][href$='/v/desk/feed']").ShouldNotBeNull();

        var made = await tom.Submit(await tom.Open("/v/desk/feed"), "form[action$='/feed']");
        var address = made.Find("#feed-address")!.GetAttribute("value")!;
        (await Read(address)).Code.ShouldBe(HttpStatusCode.OK);

        var again = await tom.Open("/v/desk/feed");
        again.Words.ShouldContain("cannot be shown again");
        again.Html.ShouldNotContain("stwcal_");
        var stopped = await tom.Submit(again, "form[action$='/feed/removal']");
        stopped.Words.ShouldContain("stopped");
        (await Read(address)).Code.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_cost_does_not_grow_with_its_items()
    {
        var address = await Open(World.Agent, "?q=space%20%3D%20IT");
        await Dated(World.PrinterTicket);
        var few = await Cost(address);
        for (var i = 0; i < 30; i++)
            await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = $"Dated {i}", due = Tomorrow });

        (await Cost(address)).ShouldBe(few);
        few.ShouldBe(2); // whose address it is, and the items
    }

    public void Dispose() => statements.Dispose();

    /// <summary>The least of three: what is kept in memory is read anew after a change, and news of it may come late.</summary>
    private async Task<int> Cost(string address)
    {
        var costs = new List<int>();
        for (var i = 0; i < 3; i++)
            costs.Add((await statements.OfAsync(Calendar, new HttpRequestMessage(HttpMethod.Get, address))).Count);
        return costs.Min();
    }

    private static string Tomorrow => DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'12:00:00'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task Dated(string key, WorldPerson? by = null) =>
        (await (by ?? World.Agent).Api.Patch("/api/v1/items/" + key, new { due = Tomorrow })).Code.ShouldBe(200);

    private static async Task<string> Open(WorldPerson person, string settings)
    {
        var saved = await person.Api.Post("/api/v1/views", new { name = "Desk", settings });
        saved.Code.ShouldBe(201, saved.Text);
        var made = await person.Api.Post("/api/v1/views/desk/feed", new { });
        made.Code.ShouldBe(201, made.Text);
        (await person.Api.Get("/api/v1/views/desk/feed"))["address"].ShouldBeNull();
        return made["address"]!;
    }

    private static async Task<(HttpStatusCode Code, string Text, string? Tag)> Read(string address, string? known = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        if (known is not null)
            asked.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await Calendar.SendAsync(asked);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal), answer.Headers.ETag?.Tag);
    }
}
