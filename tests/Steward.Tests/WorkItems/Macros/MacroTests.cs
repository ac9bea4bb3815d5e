using Shouldly;
using Steward.Identity.People;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Macros;

public class MacroTests : WorldTest
{
    private const string Macros = "/api/v1/macros";

    [Fact]
    public async Task One_click_does_all_of_it_and_one_undo_takes_it_back()
    {
        var before = await Item(World.PrinterTicket);
        await Make(World.Agent, new { priority = "urgent", assignee = "me", team = "Network", addTags = new[] { "vip" }, dueDays = 3, comment = "Handed over.", @internal = true });
        using var tom = await World.Agent.SignIn();

        var told = await tom.Submit(await tom.Open("/i/" + World.PrinterTicket), "form[action$='/macros']", ("macro", await OnlyId(World.Agent)));

        told.Words.ShouldContain("is done");
        told.Words.ShouldContain("what was written stays");
        var after = await Item(World.PrinterTicket);
        (after["priority"], after["assignee"], after["team"]).ShouldBe(("urgent", World.Agent.Email, "Network"));
        after["due"]!.ShouldNotBeEmpty();
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}/comments")).Each("comments", "text").ShouldContain("Handed over.");

        (await tom.Submit(told, "form[action*='/my/acts/']:not([action*='latest'])")).Words.ShouldContain("1 set back");
        var undone = await Item(World.PrinterTicket);
        (undone["priority"], undone["assignee"], undone["team"], undone["due"]).ShouldBe((before["priority"], before["assignee"], before["team"], before["due"]));
        (undone["tags"] ?? "").ShouldNotContain("vip");
    }

    [Fact]
    public async Task On_a_selection_it_is_one_line_and_one_undo_and_each_item_asks_its_own_rules()
    {
        // a printer that is new can be cancelled; one that is cancelled already stays and is counted as changed by nothing
        var id = await Make(World.Lead, new { to = "cancelled", note = "Twice", priority = "low" });
        using var lena = await World.Lead.SignIn();

        var told = await lena.Submit(await lena.Open("/s/IT"), "form#bulk", ("selected", World.PrinterTicket), ("selected", World.BirchTicket), ("selected", World.NetworkTicket), ("act", "macro:" + id));

        told.Words.ShouldContain("2 changed, 1 skipped");
        told.Words.ShouldContain(World.NetworkTicket);
        (await Item(World.PrinterTicket))["state"].ShouldBe("cancelled");
        (await lena.Submit(told, "form[action*='/my/acts/']:not([action*='latest'])")).Words.ShouldContain("2 set back");
        (await Item(World.PrinterTicket))["state"].ShouldNotBe("cancelled");
    }

    [Fact]
    public async Task When_one_change_is_refused_none_was_made()
    {
        var before = await Item(World.PrinterTicket);
        var id = await Make(World.Agent, new { priority = "urgent", to = "resolved" }); // the way demands a resolution

        var refused = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/macros", new { macro = id });

        refused.Code.ShouldBe(422, refused.Text);
        refused.Fault("note").ShouldNotBeEmpty();
        (await Item(World.PrinterTicket)).Text.ShouldBe(before.Text);
    }

    [Fact]
    public async Task Who_runs_it_needs_the_rights_and_a_private_one_is_not_there()
    {
        var id = await Make(World.Lead, new { priority = "urgent" }, "everyone");
        (await World.Auditor.Api.Get($"{Macros}/{id}")).Code.ShouldBe(200);

        (await World.Auditor.Api.Post($"/api/v1/items/{World.PrinterTicket}/macros", new { macro = id })).Code.ShouldBe(403);
        (await World.OtherAgent.Api.Post($"/api/v1/items/{World.PrinterTicket}/macros", new { macro = id })).Code.ShouldBe(404);
        (await World.OtherAgent.Api.Post($"/api/v1/items/{World.NetworkTicket}/macros", new { macro = id }))["priority"].ShouldBe("urgent");

        (await World.Lead.Api.Patch($"{Macros}/{id}", new { audience = "private" })).Code.ShouldBe(200);
        var hidden = await World.OtherAgent.Api.Post($"/api/v1/items/{World.NetworkTicket}/macros", new { macro = id });
        var absent = await World.OtherAgent.Api.Post($"/api/v1/items/{World.NetworkTicket}/macros", new { macro = "12" });
        hidden.Code.ShouldBe(422);
        hidden.Text.Replace(id, "12", StringComparison.Ordinal).ShouldBe(absent.Text);
        (await World.OtherAgent.Api.Get(Macros)).List("macros").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_named_by_id_is_found_under_a_new_address_and_who_left_is_refused_by_name()
    {
        var id = await Make(World.Lead, new { assignee = World.Agent.Email, priority = "urgent" });
        (await World.Lead.Api.Post($"/api/v1/items/{World.AlderTicket}/macros", new { macro = id }))["assignee"].ShouldBe(World.Agent.Email);
        (await World.Send(new DisablePerson(World.Agent.Id), World.Admin)).Succeeded.ShouldBeTrue();

        var refused = await World.Lead.Api.Post($"/api/v1/items/{World.BirchTicket}/macros", new { macro = id });

        refused.Code.ShouldBe(422);
        refused.Fault("assignee").ShouldContain(World.Agent.Name);
        (await World.Lead.Api.Get("/api/v1/items/" + World.BirchTicket))["priority"].ShouldNotBe("urgent");
    }

    [Theory]
    [InlineData("{}", "to")]
    [InlineData("""{"to":"moon"}""", "to")]
    [InlineData("""{"assignee":"nobody@knows.example"}""", "assignee")]
    [InlineData("""{"team":"Moon"}""", "team")]
    [InlineData("""{"addTags":["a,b"]}""", "tags")]
    [InlineData("""{"dueDays":-1}""", "dueDays")]
    [InlineData("""{"comment":" "}""", "comment")]
    [InlineData("""{"note":"Done","priority":"low"}""", "note")]
    public async Task A_mistake_is_named_at_its_field(string does, string field)
    {
        var refused = await World.Agent.Api.Post(Macros, $$"""{"name":"Odd","does":{{does}}}""");

        refused.Code.ShouldBe(422, refused.Text);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_the_palette_leads_to_the_run()
    {
        using var tom = await World.Agent.SignIn();
        var refused = await tom.Submit(await tom.Open("/macros/new"), "form[action$='/macros']", ("name", "To Friday"), ("dueDays", "soon"));
        ((int)refused.Status).ShouldBe(422);
        refused.Find("input[name=dueDays]")!.GetAttribute("value").ShouldBe("soon");
        var list = await tom.Submit(refused, "form[action$='/macros']", ("dueDays", "0"), ("priority", "High"));
        list.Words.ShouldContain("due in 0 working days");

        var palette = await tom.Send(HttpMethod.Get, $"/palette?text=friday&at=/i/{World.PrinterTicket}");
        var answer = await palette.Content.ReadAsStringAsync();
        answer.ShouldContain($"/i/{World.PrinterTicket}/macros/");
        var page = await tom.Open($"/i/{World.PrinterTicket}/macros/{await OnlyId(World.Agent)}");
        var told = await tom.Submit(page, "form[action$='/macros']", ("macro", await OnlyId(World.Agent)));
        told.Words.ShouldContain("is done");
        (await Item(World.PrinterTicket))["priority"].ShouldBe("high");
    }

    private Task<ApiAnswer> Item(string key) => World.Agent.Api.Get("/api/v1/items/" + key);

    private static async Task<string> OnlyId(WorldPerson person) => (await person.Api.Get(Macros)).Each("macros", "id").ShouldHaveSingleItem()!;

    private static async Task<string> Make(WorldPerson person, object does, string audience = "private")
    {
        var made = await person.Api.Post(Macros, new { name = "Again", does, audience });
        made.Code.ShouldBe(201, made.Text);
        return made["id"]!;
    }
}
