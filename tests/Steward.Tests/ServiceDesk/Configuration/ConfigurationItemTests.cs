using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Xunit;

namespace Steward.Tests.ServiceDesk.Configuration;

/// <summary>Configuration items are kept with the fields of their class, related once, and named by work items.</summary>
public class ConfigurationItemTests : WorldTest
{
    [Fact]
    public async Task A_program_adds_reads_changes_and_relates_items()
    {
        await World.UsualClasses();
        (await World.Send(new SaveServiceOffer(null, new ServiceWish("Email")), World.Admin)).Succeeded.ShouldBeTrue();
        var made = await World.Agent.Api.Post("/api/v1/configuration-items", new
        {
            name = "mail-1", @class = "Server", team = "Network", owner = World.Agent.Email, service = "email", site = "Hall 3", externalKey = "SRV-1", cost = "1499.5", boughtOn = "2025-01-31",
            fields = new Dictionary<string, string> { ["cores"] = "16", ["Operating system"] = "Debian 12", ["environment"] = "PRODUCTION" },
        });

        made.Code.ShouldBe(201, made.Text);
        made["key"].ShouldStartWith("CI-");
        made["class"].ShouldBe("server");
        made["state"].ShouldBe("in-use");
        made["service"].ShouldBe("Email");
        made["cost"].ShouldBe("1499.50");
        made.Json.GetProperty("fields").GetProperty("environment").GetString().ShouldBe("production");
        made.Json.GetProperty("fields").GetProperty("operating-system").GetString().ShouldBe("Debian 12");
        var key = made["key"]!;
        (await World.Agent.Api.Patch($"/api/v1/configuration-items/{key}", new { site = "Hall 4" }, ifMatch: "\"7\"")).Code.ShouldBe(412);
        var changed = await World.Agent.Api.Patch($"/api/v1/configuration-items/{key}", new { site = "Hall 4", owner = "" }, ifMatch: made.ETag);
        changed.Code.ShouldBe(200, changed.Text);
        changed["site"].ShouldBe("Hall 4");
        changed["owner"].ShouldBeNull();
        changed["team"].ShouldBe("Network"); // what was not named stays

        var host = await World.Ci("hyper-1");
        (await World.Agent.Api.Post($"/api/v1/configuration-items/{key}/relations", new { how = "runs-on", to = host })).Code.ShouldBe(201);
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{host}/relations")).Text.ShouldContain("\"words\":\"runs\"");
        (await World.Agent.Api.Get("/api/v1/configuration-items?q=debian%20hall&class=hardware")).Each("configurationItems", "key").ShouldBe([key]);
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("class", "Spaceship", "There is no class \"Spaceship\"")]
    [InlineData("state", "asleep", "planned, in-use")]
    [InlineData("team", "Nobody's", "no team")]
    [InlineData("owner", "nobody@example.org", "mail address")]
    [InlineData("client", "Nobody Ltd", "no client")]
    [InlineData("service", "Teleport", "no service")]
    [InlineData("boughtOn", "31.12.2025", "2026-12-31")]
    [InlineData("cost", "much", "")]
    [InlineData("cost", "-1", "nothing or more")]
    [InlineData("currency", "Euro", "three letters")]
    [InlineData("warrantyEnds", "2020-01-01", "before it was bought")]
    public async Task What_cannot_be_is_refused_at_its_field_with_a_sentence_that_helps(string field, string value, string words)
    {
        await World.UsualClasses();
        var body = new Dictionary<string, string> { ["name"] = "x", ["class"] = "server", ["boughtOn"] = "2025-01-01", ["cost"] = "1", [field] = value };

        var refused = await World.Agent.Api.Post("/api/v1/configuration-items", body);

        refused.Code.ShouldBe(422, refused.Text);
        refused.Fault(field).ShouldContain(words);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<ConfigurationItem>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_class_has_the_fields_of_the_class_above_and_asks_for_what_it_needs()
    {
        await World.UsualClasses();
        var book = World.Workspace.Get<CiBook>();
        var server = book.FindClass("server")!;
        book.FieldsOf(server.Id).Select(f => f.Key).ShouldContain("serial-number"); // of the hardware above
        var needed = await World.Send(
            new SaveCiClass(server.Id, "Server", server.ParentId, [.. server.OwnFields().Select(f => new CiFieldWish(f.Key, f.Name, f.Kind) { Choices = f.Choices, Unit = f.Unit, Required = f.Key == "cores" })]), World.Admin);
        needed.Succeeded.ShouldBeTrue(needed.Refusal?.Sentence.ToString());

        var refused = await World.Send(new SaveConfigurationItem(null, new CiWish { Name = "x", Class = "server" }), World.Agent);

        refused.Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("field:cores");
        (await World.Send(new SaveConfigurationItem(null, new CiWish { Name = "x", Class = "server", Fields = new Dictionary<string, string> { ["colour"] = "red", ["cores"] = "many" } }), World.Agent))
            .Refusal!.Fields.Select(f => f.Field).Order().ShouldBe(["field:colour", "field:cores"]);
        (await World.Send(new SaveCiClass(null, "Rack server", server.Id, []), World.Admin)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("parent");
        (await World.Send(new SaveCiClass(null, "Robot", null, [new CiFieldWish(null, "Report", FieldKind.Formula)]), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("Field 1");
        (await World.Send(new SaveCiClass(null, "Robot", null, [new CiFieldWish(null, "Arm", FieldKind.Choice)]), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("Field 1");
    }

    [Fact]
    public async Task A_relation_is_stored_once_and_not_twice_nor_to_itself()
    {
        await World.UsualClasses();
        var (one, other) = (await World.Ci("one"), await World.Ci("other"));
        await World.Relate(one, "runs on", other);

        (await World.Send(new RelateCis(other, "runs-on/back", one), World.Agent)).Refusal!.Sentence.ToString().ShouldContain("already");
        (await World.Send(new RelateCis(one, "runs-on", one), World.Agent)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("other");
        (await World.Send(new RelateCis(one, "marries", other), World.Agent)).Refusal!.Sentence.ToString().ShouldContain("runs on, runs");
        using var lease = World.Workspace.Database.Read();
        var relation = await lease.Db.Set<CiRelation>().SingleAsync();
        (await World.Send(new UnrelateCis(other, relation.Id), World.Agent)).Succeeded.ShouldBeTrue();
        using var again = World.Workspace.Database.Read();
        (await again.Db.Set<CiRelation>().CountAsync()).ShouldBe(0);
        (await again.Db.Set<EventRow>().CountAsync(e => e.Kind == "ci.unrelated")).ShouldBe(2); // both tell it
    }

    [Fact]
    public async Task What_others_in_use_still_need_is_not_retired_before_them()
    {
        await World.UsualClasses();
        var (host, guest) = (await World.Ci("host"), await World.Ci("guest"));
        await World.Relate(guest, "runs-on", host);

        var refused = await World.Change(host, new CiWish { State = "retired" });

        refused.Refusal!.Sentence.ToString().ShouldContain($"{guest} guest");
        (await World.Change(guest, new CiWish { State = "retired" })).Succeeded.ShouldBeTrue();
        (await World.Change(host, new CiWish { State = "retired" })).Succeeded.ShouldBeTrue();
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/configuration")).Words.ShouldNotContain("guest");
        (await tom.Open("/configuration?state=retired")).Words.ShouldContain("guest");
    }

    [Fact]
    public async Task The_pages_add_change_relate_and_retire_an_item_and_keep_what_was_typed()
    {
        using var ada = await World.Admin.SignIn();
        (await ada.Open("/configuration")).Words.ShouldContain("No classes yet");
        (await ada.Submit(await ada.Open("/admin/configuration"), "form[action$='/usual']")).Words.ShouldContain("Hardware › Server");
        using var tom = await World.Agent.SignIn();
        var refused = await tom.Submit(await tom.Open("/configuration/new?class=server"), "form[action$='/configuration'][method=post]", ("name", "db-1"), ("field:cores", "many"));
        ((int)refused.Status).ShouldBe(422);
        refused.Html.ShouldContain("value=\"many\"");

        var page = await tom.Submit(await tom.Open("/configuration/new?class=server"), "form[action$='/configuration'][method=post]", ("name", "db-1"), ("field:cores", "16"), ("externalKey", "SRV-9"), ("supplier", "Serverwelt"));

        page.Words.ShouldContain("db-1");
        page.Words.ShouldContain("16");
        page.Words.ShouldContain("Serverwelt");
        var key = page.Path.Split('/')[^1];
        var host = await World.Ci("hyper-1");
        (await tom.Submit(page, "form[action$='/relations']", ("how", "runs-on"), ("other", "CI-404"))).Words.ShouldContain("no configuration item CI-404");
        (await tom.Submit(page, "form[action$='/relations']", ("how", "runs-on"), ("other", host))).Words.ShouldContain("hyper-1");
        var stale = await tom.Open($"/configuration/{key}/edit");
        (await World.Change(key, new CiWish { Site = "Hall 3" })).Succeeded.ShouldBeTrue();
        ((int)(await tom.Submit(stale, $"form[action$='/configuration/{key}']", ("site", "Hall 4"))).Status).ShouldBe(412);
        (await tom.Submit(await tom.Open($"/configuration/{key}/edit"), $"form[action$='/configuration/{key}']", ("site", "Hall 4"))).Words.ShouldContain("Hall 4");
        (await tom.Submit(await tom.Open($"/configuration/{key}"), "form[action$='/retirement']")).Words.ShouldContain("retired");
        (await tom.Open($"/configuration/{key}")).Words.ShouldContain("changed the configuration item");
    }

    [Fact]
    public async Task What_ends_soon_or_has_ended_is_listed_and_what_ends_later_is_not()
    {
        await World.UsualClasses();
        var today = NodaTime.SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        string In(int days) => NodaTime.Text.LocalDatePattern.Iso.Format(today.PlusDays(days));
        await World.Ci("over", but: w => w with { WarrantyEnds = In(-40) });
        await World.Ci("soon", but: w => w with { ContractEnds = In(20) });
        await World.Ci("later", but: w => w with { WarrantyEnds = In(200), ContractEnds = In(300) });
        await World.Ci("never");
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open("/configuration?ends=30");

        page.Document.QuerySelectorAll("tbody .cell-title").Select(c => c.TextContent.Split(' ')[^1]).ShouldBe(["over", "soon"]);
        (await tom.Open("/configuration?ends=0")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_work_item_names_what_it_is_about_on_both_pages_and_in_its_history()
    {
        await World.UsualClasses();
        var ci = await World.Ci("printer-3", "hardware", w => w with { ExternalKey = "PRN-3" });
        using var tom = await World.Agent.SignIn();

        var page = await tom.Submit(await tom.Open($"/i/{World.PrinterTicket}"), "form[action$='/cis']", ("ci", "PRN-3"));

        page.Words.ShouldContain("printer-3");
        page.Words.ShouldContain($"{ci} printer-3");
        (await tom.Open($"/configuration/{ci}")).Words.ShouldContain(World.PrinterTicket);
        ((int)(await tom.Submit(page, "form[action$='/cis']", ("ci", ci))).Status).ShouldBe(422); // it is there already
        (await World.Send(new TieItem(World.NetworkTicket, ci), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Missing); // not the agent's to see
        (await World.Send(new TieItem(World.PrinterTicket, ci), World.Requester)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        using var rosa = await World.Requester.SignIn();
        (await rosa.Open($"/portal/requests/{World.PrinterTicket}")).Html.ShouldNotContain("printer-3");
        (await tom.Submit(page, $"form[action$='/cis/{ci}/removal']")).Find("#cis .line-item").ShouldBeNull();
    }

    [Fact]
    public async Task Queries_about_items_answer_alike_in_the_database_and_in_memory()
    {
        await World.UsualClasses();
        var (server, printer) = (await World.Ci("db-1"), await World.Ci("printer-3", "hardware"));
        string[] items = [World.PrinterTicket, World.AlderTicket, World.BirchTicket, World.NetworkTicket];
        foreach (var (item, ci) in new[] { (items[0], server), (items[0], printer), (items[1], printer), (items[3], server) })
            (await World.Send(new TieItem(item, ci), World.Admin)).Succeeded.ShouldBeTrue();
        string[] queries =
        [
            $"ci = {server}", $"ci != {server}", "ci = db-1", $"ci in ({server}, {printer})", $"ci not in ({server}, {printer})", "ci is empty", "ci is not empty", "ci.class = server", "ci.class = hardware", "ci.class != server",
            "ci.class is empty", $"ci = {printer} and ci.class = server", $"not ci = {printer}",
        ];
        using var lease = World.Workspace.Database.Read();
        var all = await lease.Db.Set<WorkItem>().ToListAsync();
        var known = await KnownItem.Load(World.Workspace, lease.Db, all);
        foreach (var actor in new[] { World.Admin.Actor(), World.Agent.Actor(), World.OtherAgent.Actor() })
        {
            var scope = new QueryScope(World.Workspace, actor, lease.Db, NodaTime.Instant.FromUtc(2026, 3, 9, 7, 0));
            foreach (var text in queries)
            {
                var test = ItemConditions.Bind(QueryText.Parse(text).Answer.Where, scope);
                test.Succeeded.ShouldBeTrue($"{text}: {test.Refusal?.Sentence}");
                var selected = await lease.Db.Set<WorkItem>().Where(test.Answer.In(lease.Db)).Select(i => i.Id).ToListAsync();
                selected.Order().ShouldBe(known.Where(test.Answer.Holds).Select(k => k.Item.Id).Order(), text);
                if (actor.IsAdmin)
                    selected.Count.ShouldBeInRange(1, all.Count - 1, text); // else it asks for nothing
            }
        }

        (await World.Agent.Api.Get($"/api/v1/items?q=ci.class%20%3D%20server")).Each("items", "key").ShouldBe([items[0]]);
        (await World.Agent.Api.Get("/api/v1/items?q=ci%20%3D%20CI-404")).Text.ShouldContain("Character 6");
        (await World.Requester.Api.Get($"/api/v1/items?q=ci%20%3D%20{server}")).Each("items", "key").ShouldBeEmpty();
    }
}
