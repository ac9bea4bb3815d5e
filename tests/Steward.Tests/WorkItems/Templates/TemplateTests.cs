using NodaTime;
using Shouldly;
using Steward.Identity.Calendars;
using Steward.Identity.People;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Templates;

public class TemplateTests : WorldTest
{
    private const string Tree = """
        {"name":"New colleague","item":{"type":"task","title":"Welcome {week}","role":"Mentor","dueDays":5,"tags":["onboarding"],"checklist":["Desk","Badge"],"items":[
          {"type":"task","title":"Laptop","assignee":"agent@northwind.example","startDays":0,"dueDays":1},
          {"type":"task","title":"Rooms","role":"Mentor","dueDays":3,"items":[{"type":"task","title":"Keys","team":"Network"}]}]}}
        """;

    [Fact]
    public async Task A_tree_is_made_whole_with_days_counted_in_working_days_and_roles_filled()
    {
        var template = await Kept(Tree);
        template["count"].ShouldBe("4");

        var used = await Use(template, """{"start":"2026-01-02","roles":{"mentor":"lead@northwind.example"}}"""); // a Friday

        used.Code.ShouldBe(201, used.Text);
        var keys = used.Json.GetProperty("keys").EnumerateArray().Select(k => k.GetString()!).ToList();
        keys.Count.ShouldBe(4);
        var (root, laptop, rooms, inner) = (await Item(keys[0]), await Item(keys[1]), await Item(keys[2]), await Item(keys[3]));
        (root["title"], root["assignee"], root["tags"]!.Contains("onboarding", StringComparison.Ordinal)).ShouldBe(("Welcome 2026-W01", World.Lead.Email, true));
        root["due"]!.ShouldStartWith("2026-01-09"); // five working days on, not five days
        laptop["assignee"].ShouldBe(World.Agent.Email);
        (await Below(keys[0])).ShouldBe([keys[1], keys[2]], ignoreOrder: true);
        (await Below(keys[2])).ShouldBe([keys[3]]);
        laptop["plannedStart"]!.ShouldStartWith("2026-01-02");
        laptop["due"]!.ShouldStartWith("2026-01-05");
        (rooms["assignee"], inner["team"]).ShouldBe((World.Lead.Email, "Network"));
        (await World.Agent.Api.Get($"/api/v1/items/{keys[0]}/checklist")).Text.ShouldContain("Badge");
    }

    [Fact]
    public async Task Who_left_is_named_and_the_slot_is_left_open()
    {
        var template = await Kept(Tree);
        (await World.Send(new DisablePerson(World.Agent.Id), World.Admin)).Succeeded.ShouldBeTrue();

        var used = await Use(template, """{"start":"2026-01-02"}""", World.Lead);

        used.Code.ShouldBe(201, used.Text);
        used.Json.GetProperty("left").EnumerateArray().Select(n => n.GetString()).ShouldBe([World.Agent.Name]);
        var laptop = used.Json.GetProperty("keys")[1].GetString()!;
        (await World.Lead.Api.Get("/api/v1/items/" + laptop))["assignee"].ShouldBeNull();
        (await World.Lead.Api.Get("/api/v1/items/" + used["key"]))["assignee"].ShouldBeNull(); // nobody filled the role
        (await World.Lead.Api.Get($"/api/v1/items/{laptop}/comments")).Each("comments", "text").ShouldHaveSingleItem()!.ShouldContain(World.Agent.Name);
    }

    [Fact]
    public async Task When_one_item_cannot_be_made_none_is()
    {
        var template = await Kept(Tree);
        var before = await Count();

        (await Use(template, """{"start":"2026-01-02","roles":{"Mentor":"nobody@knows.example"}}""")).Fault("assignee").ShouldNotBeEmpty();
        (await Use(template, """{"start":"1999-01-02"}""")).Fault("start").ShouldNotBeEmpty();
        (await Use(template, """{"start":"2026-01-02","title":" "}""")).Fault("title").ShouldNotBeEmpty();

        (await Count()).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"type":"task","title":" "}""", "title-0")]
    [InlineData("""{"type":"moon","title":"A"}""", "type-0")]
    [InlineData("""{"type":"task","title":"A","items":[{"type":"task","title":"B","assignee":"requester@northwind.example"}]}""", "assignee-1")]
    [InlineData("""{"type":"task","title":"A","startDays":3,"dueDays":2}""", "dueDays-0")]
    [InlineData("""{"type":"task","title":"A","dueDays":731}""", "dueDays-0")]
    [InlineData("""{"type":"task","title":"A","checklist":[" "]}""", "checklist-0")]
    [InlineData("""{"type":"task","title":"A","items":[{"title":"B","items":[{"title":"C","items":[{"title":"D","items":[{"title":"E","items":[{"title":"F"}]}]}]}]}]}""", "item")]
    public async Task A_mistake_is_named_with_the_number_of_its_item(string item, string field)
    {
        var refused = await World.Agent.Api.Post("/api/v1/spaces/IT/templates", $$"""{"name":"Odd","item":{{item}}}""");

        refused.Code.ShouldBe(422, refused.Text);
        refused.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_item_done_well_becomes_a_template_and_the_page_uses_it()
    {
        (await World.Agent.Api.Patch("/api/v1/items/" + World.PrinterTicket, new { plannedStart = "2026-01-05T08:00:00Z", due = "2026-01-07T15:00:00Z" })).Code.ShouldBe(200);
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Order toner", parent = World.PrinterTicket, due = "2026-01-12T15:00:00Z", assignee = World.Lead.Email })).Code.ShouldBe(201);
        using var tom = await World.Agent.SignIn();

        var page = await tom.Submit(await tom.Open($"/i/{World.PrinterTicket}/template"), "form[action$='/templates']", ("name", "Printer"), ("below", "true"), ("roles", "true"));

        page.Find("input[name=dueDays-0]")!.GetAttribute("value").ShouldBe("2");
        page.Find("input[name=dueDays-1]")!.GetAttribute("value").ShouldBe("5"); // a weekend lies between
        page.Find("input[name=role-1]")!.GetAttribute("value")!.ShouldNotBeEmpty();
        var refused = await tom.Submit(page, "form[action*='/templates/']:not([action$='/removal'])", ("dueDays-1", "soon"), ("title-0", "Printer of {month}"));
        ((int)refused.Status).ShouldBe(422);
        refused.Find("input[name=dueDays-1]")!.GetAttribute("value").ShouldBe("soon");
        var list = await tom.Submit(refused, "form[action*='/templates/']:not([action$='/removal'])", ("dueDays-1", "6"));
        list.Words.ShouldContain("2 items");

        (await tom.Open("/items/new?space=IT")).Find("a[href*='/templates/'][href$='/use']").ShouldNotBeNull();
        var use = await tom.Open(list.Find("a[href$='/use']")!.GetAttribute("href")!);
        var made = await tom.Submit(use, "form[action$='/uses']", ("start", "2026-02-02"));
        made.Words.ShouldContain("2 items are made");
        made.Words.ShouldContain("Order toner");
    }

    [Fact]
    public async Task A_schedule_makes_the_whole_tree_and_keeps_the_template_from_being_removed()
    {
        var template = await Kept(Tree);
        var zone = World.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone; // late in the evening it is tomorrow there already
        var starts = SystemClock.Instance.GetCurrentInstant().InZone(zone).Date.PlusDays(1).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var schedule = await World.Lead.Api.Post("/api/v1/schedules", new { space = "IT", type = "task", title = "Welcome {year}", rule = "FREQ=DAILY", starts, leadDays = 1, template = template["id"], assignee = World.Agent.Email });
        schedule.Code.ShouldBe(201, schedule.Text);
        (await World.Agent.Api.Delete("/api/v1/templates/" + template["id"])).Code.ShouldBe(409);

        (await World.Send(new Steward.WorkItems.Recurring.RunSchedule(long.Parse(schedule["id"]!, System.Globalization.CultureInfo.InvariantCulture)), World.Lead)).Succeeded.ShouldBeTrue();

        var made = (await World.Agent.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString("title ~ Welcome or title ~ Laptop or title ~ Keys"))).List("items");
        made.Count.ShouldBe(3);
        made.Single(i => i.GetProperty("title").GetString()!.StartsWith("Welcome 20", StringComparison.Ordinal)).GetProperty("assignee").GetString().ShouldBe(World.Agent.Email); // fills the role
        (await World.Agent.Api.Delete("/api/v1/schedules/" + schedule["id"])).Code.ShouldBe(204);
        (await World.Agent.Api.Delete("/api/v1/templates/" + template["id"])).Code.ShouldBe(204);
    }

    [Fact]
    public async Task A_duplicate_takes_along_what_is_chosen_and_nothing_that_was_done()
    {
        (await World.Agent.Api.Patch("/api/v1/items/" + World.PrinterTicket, new { due = "2026-01-07T15:00:00Z", tags = new[] { "vpn" }, service = "Printing" })).Code.ShouldBe(200);
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Order toner", parent = World.PrinterTicket })).Code.ShouldBe(201);
        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/checklist", new { rows = new[] { "Look" } })).Code.ShouldBeLessThan(300);

        var bare = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/duplicates", new { title = "Bare" });
        var whole = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/duplicates", """{"take":["description","people","dates","tags","fields","checklist","below","link"]}""");

        bare.Code.ShouldBe(201, bare.Text);
        var (one, other, first) = (await Item(bare["key"]!), await Item(whole["key"]!), await Item(World.PrinterTicket));
        (one["title"], one["due"], one["service"], one["description"]).ShouldBe(("Bare", null, null, ""));
        (other["title"], other["due"], other["service"], other["requester"], other["assignee"]).ShouldBe((first["title"], first["due"], "Printing", first["requester"], first["assignee"]));
        (other["stateCategory"], whole.Json.GetProperty("keys").GetArrayLength()).ShouldBe(("new", 2));
        (await World.Agent.Api.Get($"/api/v1/items/{whole["key"]}/checklist")).Text.ShouldContain("Look");
        (await World.Agent.Api.Get($"/api/v1/items/{whole["key"]}/comments")).List("comments").ShouldBeEmpty();
        using var tom = await World.Agent.SignIn();
        var made = await tom.Submit(await tom.Open($"/i/{World.PrinterTicket}/duplicate"), "form[action$='/duplicates']", ("title", "By hand"));
        made.Words.ShouldContain("One item is made");
        made.Words.ShouldContain("By hand");
    }

    private async Task<ApiAnswer> Kept(string body)
    {
        var kept = await World.Agent.Api.Post("/api/v1/spaces/IT/templates", body);
        kept.Code.ShouldBe(201, kept.Text);
        return kept;
    }

    private Task<ApiAnswer> Use(ApiAnswer template, string body, WorldPerson? by = null) => (by ?? World.Agent).Api.Post($"/api/v1/templates/{template["id"]}/uses", body);

    private Task<ApiAnswer> Item(string key) => World.Agent.Api.Get("/api/v1/items/" + key);

    private async Task<IReadOnlyList<string?>> Below(string key) => (await World.Agent.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString($"parent = {key}"))).Each("items", "key");

    private async Task<int> Count() => (await World.Agent.Api.Get("/api/v1/items?limit=100&q=space%20%3D%20IT")).List("items").Count;
}
