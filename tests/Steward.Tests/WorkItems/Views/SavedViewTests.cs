using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Views;

public class SavedViewTests : WorldTest
{
    [Fact]
    public async Task A_view_keeps_query_order_and_layout_under_a_name_that_may_change()
    {
        var saved = await World.Agent.Api.Post("/api/v1/views", new { name = "Ärger im Büro!", settings = "?q=space%20%3D%20IT&order=-priority,due&group=assignee", audience = "everyone" });

        saved.Code.ShouldBe(201, saved.Text);
        saved["slug"].ShouldBe("arger-im-buro");
        saved["query"].ShouldBe("space = IT order by priority desc, due");
        (await World.Agent.Api.Patch("/api/v1/views/arger-im-buro", new { name = "Quiet now" })).Code.ShouldBe(200);
        var lena = await World.Lead.SignIn();
        var page = await lena.Open("/v/arger-im-buro");
        page.Words.ShouldContain("Quiet now");
        page.Words.ShouldContain(World.PrinterTicket);
        page.Words.ShouldNotContain(World.NetworkTicket);
    }

    [Fact]
    public async Task A_private_view_does_not_exist_for_others()
    {
        (await World.Agent.Api.Post("/api/v1/views", new { name = "Mine", settings = "" })).Code.ShouldBe(201);

        var hidden = await World.Lead.Api.Get("/api/v1/views/mine");
        var absent = await World.Lead.Api.Get("/api/v1/views/none");

        hidden.Code.ShouldBe(404);
        hidden.Text.Replace("mine", "none", StringComparison.Ordinal).ShouldBe(absent.Text);
        (await World.Lead.Api.Get("/api/v1/views")).Text.ShouldNotContain("Mine");
    }

    [Theory]
    [InlineData("", "", "name")]
    [InlineData("Broken", "?q=colour%20%3D%20red", "colour")]
    [InlineData("Odd", "?group=moon", "moon")]
    [InlineData("Odd", "?order=colour", "colour")]
    public async Task A_view_that_could_not_be_opened_is_not_saved(string name, string settings, string named)
    {
        var refused = await World.Agent.Api.Post("/api/v1/views", new { name, settings });

        refused.Code.ShouldBe(422);
        refused.Text.ShouldContain(named);
    }

    [Fact]
    public async Task Pinned_views_stand_in_the_sidebar_of_who_pinned_them()
    {
        (await World.Agent.Api.Post("/api/v1/views", new { name = "Desk today", settings = "?q=space%20%3D%20IT", audience = "everyone" })).Code.ShouldBe(201);
        var tom = await World.Agent.SignIn();
        var lena = await World.Lead.SignIn();

        var pinned = await tom.Submit(await tom.Open("/v/desk-today"), "form[action$='/pin']");

        pinned.Document.QuerySelector("nav a[href$='/v/desk-today']").ShouldNotBeNull();
        (await lena.Open("/my")).Document.QuerySelector("nav a[href$='/v/desk-today']").ShouldBeNull();
        var unpinned = await tom.Submit(pinned, "form[action$='/pin']");
        unpinned.Document.QuerySelector("nav a[href$='/v/desk-today']").ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_view_leaves_every_sidebar()
    {
        (await World.Agent.Api.Post("/api/v1/views", new { name = "Gone soon", settings = "", audience = "everyone" })).Code.ShouldBe(201);
        var lena = await World.Lead.SignIn();
        await lena.Submit(await lena.Open("/v/gone-soon"), "form[action$='/pin']");

        (await World.Agent.Api.Delete("/api/v1/views/gone-soon")).Code.ShouldBe(204);

        (await lena.Open("/my")).Document.QuerySelector("nav a[href$='/v/gone-soon']").ShouldBeNull();
        ((int)(await lena.Open("/v/gone-soon")).Status).ShouldBe(404);
    }
}
