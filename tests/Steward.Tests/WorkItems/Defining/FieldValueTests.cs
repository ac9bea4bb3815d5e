using System.Net;
using Shouldly;
using Steward.Clients.Organisations;
using Steward.ServiceDesk.Catalogue;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Defining;

public class FieldValueTests : WorldTest
{
    [Theory]
    [InlineData(FieldKind.Number, "many", "is not a number")]
    [InlineData(FieldKind.Number, "1,250", "without thousands separators")]
    [InlineData(FieldKind.Money, "12.345", "is not an amount")]
    [InlineData(FieldKind.Date, "31.02.2026", "Write it as 2026-02-28")]
    [InlineData(FieldKind.Person, "Nobody Atall", "Nobody here is called")]
    [InlineData(FieldKind.Choice, "West", "North, South")]
    [InlineData(FieldKind.Choices, "North; West", "North, South")]
    [InlineData(FieldKind.YesNo, "perhaps", "neither yes nor no")]
    [InlineData(FieldKind.Client, "Nobody Ltd", "no client \"Nobody Ltd\"")]
    [InlineData(FieldKind.Service, "Weather", "no service \"Weather\"")]
    [InlineData(FieldKind.File, "report.pdf", "attach it first")]
    [InlineData(FieldKind.Item, "not a key", "Write it as IT-12")]
    [InlineData(FieldKind.Item, "IT-999999", "IT-999999")]
    public async Task A_value_of_another_kind_is_refused_with_a_sentence_that_helps(FieldKind kind, string typed, string says)
    {
        await Define("Measure", kind);

        var refused = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "New", fields = new Dictionary<string, string> { ["Measure"] = typed } });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Fault("field:measure").ShouldContain(says);
    }

    [Theory]
    [InlineData(FieldKind.Number, "7,5 h", "7.5", 7.5)]
    [InlineData(FieldKind.Number, "-0.0", "0", 0.0)]
    [InlineData(FieldKind.Money, "1250.5", "1250.50", 1250.5)]
    [InlineData(FieldKind.Date, "1970-01-02", "1970-01-02", 86_400_000.0)]
    [InlineData(FieldKind.Choice, "NORTH", "North", null)]
    [InlineData(FieldKind.Choices, "south, North", "North; South", null)]
    [InlineData(FieldKind.YesNo, "Ja", "yes", null)]
    [InlineData(FieldKind.Person, "agent@northwind.example", "agent@northwind.example", null)]
    public async Task A_value_is_kept_in_one_written_form_with_its_number(FieldKind kind, string typed, string stored, double? number)
    {
        await Define("Measure", kind);

        (await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("measure", typed) }, World.Agent)).Succeeded.ShouldBeTrue();

        var kept = Kept("measure");
        (kept.Value, kept.Number).ShouldBe((stored, number));
    }

    [Fact]
    public async Task A_file_is_one_of_the_item_and_a_client_one_of_the_clients()
    {
        await Define("Report", FieldKind.File);
        await Define("For", FieldKind.Client);
        using var tom = await World.Agent.SignIn();
        var client = World.Workspace.Get<ClientDirectory>().Now.Values.First().Name;

        var absent = await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("report", "report.txt") }, World.Agent);
        (await tom.Upload(await tom.Open($"/i/{World.PrinterTicket}"), "form:has(input[name=file])", ("file", "report.txt", "All is well"u8.ToArray()))).Status.ShouldBe(HttpStatusCode.OK);
        var there = await World.Send(new ChangeItem(World.PrinterTicket) { Fields = new Dictionary<string, string> { ["report"] = "report.txt", ["for"] = client.ToUpperInvariant() } }, World.Agent);

        absent.Refusal!.Sentence.ToString().ShouldContain("Attach it first");
        there.Succeeded.ShouldBeTrue(there.Refusal?.Sentence.ToString());
        var page = await tom.Open($"/i/{World.PrinterTicket}");
        page.Find("aside.rail a[href*='/files/']")!.TextContent.ShouldBe("report.txt");
        page.Find("aside.rail")!.TextContent.ShouldContain(client);
        (await World.Agent.Api.Get($"/api/v1/items?q={Uri.EscapeDataString($"for = \"{client}\"")}")).Each("items", "key").ShouldBe([World.PrinterTicket]);
    }

    [Fact]
    public async Task A_service_is_one_of_the_catalogue_or_one_that_items_bear()
    {
        await Define("Instead of", FieldKind.Service);
        await World.Send(new SaveServiceOffer(null, new ServiceWish("Printing")), World.Admin);

        (await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("instead-of", "PRINTING") }, World.Agent)).Succeeded.ShouldBeTrue();

        Kept("instead-of").Value.ShouldBe("Printing");
        (await World.Agent.Api.Get($"/api/v1/items?q={Uri.EscapeDataString("instead-of = printing")}")).Each("items", "key").ShouldBe([World.PrinterTicket]);
    }

    [Fact]
    public async Task A_name_nobody_defined_keeps_any_text()
    {
        await Define("Measure", FieldKind.Number);

        (await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("Other", "many") }, World.Agent)).Succeeded.ShouldBeTrue();

        Kept("Other").Value.ShouldBe("many");
    }

    [Fact]
    public async Task Values_that_stood_under_the_name_become_values_of_the_field()
    {
        await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("Cost centre", "12 EUR") }, World.Agent);
        await World.Send(new ChangeItem(World.NetworkTicket) { Fields = One("Cost centre", "unclear") }, World.Admin);

        var defined = await World.Send(new DefineField("Cost-Centre", FieldKind.Money) { Unit = "EUR", Types = ["incident"] });

        defined.Answer.Key.ShouldBe("Cost centre");
        Rows("Cost centre").Select(f => f.Value).Order().ShouldBe(["12.00", "unclear"]);
    }

    [Fact]
    public async Task What_creation_asks_for_is_asked_of_people_and_may_not_be_taken_away()
    {
        await World.Send(new DefineField("Region", FieldKind.Choice) { Choices = ["North", "South"], Types = ["incident"], OnCreation = true });

        var without = await World.Send(new CreateItem("IT", "incident", "New"), World.Agent);
        var ofAnotherType = await World.Send(new CreateItem("IT", "task", "New"), World.Agent);
        var with = await World.Send(new CreateItem("IT", "incident", "New") { Fields = One("region", "north") }, World.Agent);
        var emptied = await World.Send(new ChangeItem(with.Answer.Key) { Fields = One("region", "") }, World.Agent);

        without.Refusal!.Fields.Single().Field.ShouldBe("field:region");
        without.Refusal.Sentence.ToString().ShouldContain("\"Region\" is missing");
        ofAnotherType.Succeeded.ShouldBeTrue();
        emptied.Refusal!.Fields.Single().Field.ShouldBe("field:region");
    }

    [Fact]
    public async Task What_closing_asks_for_holds_an_item_open_until_it_is_there()
    {
        await World.Send(new DefineField("Cause", FieldKind.Text) { Types = ["incident", "request", "task"], OnClosing = true });
        using var tom = await World.Agent.SignIn();
        await World.Send(new ChangeItem(World.PrinterTicket) { Assignee = new(World.Agent.Email) }, World.Agent);

        var refused = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "resolved", note = "Replaced" });
        refused.Fault("field:cause").ShouldContain("\"Cause\" is missing");
        var asked = await tom.Open($"/i/{World.PrinterTicket}?to=resolved");
        var done = await tom.Submit(asked, "form:has([name='field:cause'])", ("field:cause", "Worn out"), ("note", "Replaced"));

        done.Status.ShouldBe(HttpStatusCode.OK);
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["state"].ShouldBe("resolved");
        Kept("cause").Value.ShouldBe("Worn out");
    }

    [Fact]
    public async Task A_retired_field_is_not_asked_for_but_stays_readable_and_found()
    {
        await World.Send(new DefineField("Region", FieldKind.Choice) { Choices = ["North"], Types = ["incident", "request", "task"], OnCreation = true });
        await World.Send(new ChangeItem(World.PrinterTicket) { Fields = One("region", "North") }, World.Agent);

        (await World.Send(new RetireField("region"))).Succeeded.ShouldBeTrue();

        (await World.Send(new CreateItem("IT", "incident", "New"), World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Agent.Api.Get("/api/v1/items?q=region%20%3D%20north")).Each("items", "key").ShouldBe([World.PrinterTicket]);
        using var tom = await World.Agent.SignIn();
        (await tom.Open($"/i/{World.PrinterTicket}")).Find("aside.rail")!.TextContent.ShouldContain("North");
    }

    [Fact]
    public async Task A_requester_neither_asks_about_fields_nor_learns_of_people_by_them()
    {
        await Define("Reviewer", FieldKind.Person);

        (await World.Requester.Api.Get("/api/v1/items?q=reviewer%20is%20empty")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var known = await World.Send(new CreateItem("IT", "incident", "New") { Fields = One("reviewer", World.Admin.Email) }, World.Requester);
        var unknown = await World.Send(new CreateItem("IT", "incident", "New") { Fields = One("reviewer", "nobody@northwind.example") }, World.Requester);

        known.Refusal!.Sentence.ToString().Replace(World.Admin.Email, "?").ShouldBe(unknown.Refusal!.Sentence.ToString().Replace("nobody@northwind.example", "?"));
    }

    private async Task Define(string name, FieldKind kind) => (await World.Send(new DefineField(name, kind)
    {
        Choices = kind is FieldKind.Choice or FieldKind.Choices ? ["North", "South"] : [], Unit = kind == FieldKind.Number ? "h" : "", Types = ["incident"],
    })).Succeeded.ShouldBeTrue();

    private static Dictionary<string, string> One(string name, string value) => new() { [name] = value };

    private ItemField Kept(string name) => Rows(name).Single();

    private List<ItemField> Rows(string name)
    {
        using var lease = World.Workspace.Database.Read();
        return [.. lease.Db.Set<ItemField>().Where(f => f.Name == name)];
    }
}
