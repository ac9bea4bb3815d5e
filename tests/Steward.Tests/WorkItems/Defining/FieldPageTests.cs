using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Defining;
using Xunit;

namespace Steward.Tests.WorkItems.Defining;

public class FieldPageTests : WorldTest
{
    [Fact]
    public async Task A_field_is_defined_filled_in_on_creation_and_changed_on_the_item()
    {
        using var ada = await World.Admin.SignIn();
        var form = await ada.Open("/admin/fields/new?type=incident");
        var type = await ada.Submit(form, "form[action$='/admin/fields']", ("name", "Cost centre"), ("kind", "Money"), ("unit", "EUR"), ("onCreation", "true"));
        type.Path.ShouldEndWith("/admin/types/incident");
        type.Words.ShouldContain("Cost centre");

        using var tom = await World.Agent.SignIn();
        var create = await tom.Open("/items/new?space=IT&type=incident");
        var refused = await tom.Submit(create, "form[action$='/items']", ("title", "Toner"), ("field:cost-centre", "a lot"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Find("[name='field:cost-centre']")!.GetAttribute("value").ShouldBe("a lot");
        refused.Words.ShouldContain("\"a lot\" in Cost centre is not an amount");
        var created = await tom.Submit(refused, "form[action$='/items']", ("field:cost-centre", "1250.5"));
        var item = await tom.Open("/i/" + created.Url.Query.Split("created=")[1]);
        item.Find("aside.rail")!.TextContent.ShouldContain("1,250.50 EUR");

        var changed = await tom.Submit(item, "form:has(#value-field-cost-centre)", ("value", "3"));
        changed.Find("aside.rail")!.TextContent.ShouldContain("3.00 EUR");
        (await World.Agent.Api.Get("/api/v1/items?q=cost-centre%20%3C%204")).Each("items", "title").ShouldBe(["Toner"]);
    }

    [Fact]
    public async Task Boxes_of_several_choices_are_kept_and_taken_away_again()
    {
        await World.Send(new DefineField("Sites", FieldKind.Choices) { Choices = ["Bonn", "Rome", "Oslo"], Types = ["incident", "request", "task"] });
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");

        page = await tom.Submit(page, "form:has(#value-field-sites)", ("value", "Rome"), ("value", "Bonn"));

        page.Find("aside.rail")!.TextContent.ShouldContain("Bonn, Rome");
        page.Document.QuerySelectorAll("#value-field-sites input[checked]").Length.ShouldBe(2);
        page = await tom.Submit(page, "form:has(#value-field-sites)", ("value", ""));
        page.Document.QuerySelectorAll("#value-field-sites input[checked]").Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_definition_that_cannot_be_comes_back_with_what_was_typed()
    {
        using var ada = await World.Admin.SignIn();
        var form = await ada.Open("/admin/fields/new");

        var none = await ada.Submit(form, "form[action$='/admin/fields']", ("name", "Region"), ("kind", "Choice"), ("choices", ""));
        var twice = await ada.Submit(form, "form[action$='/admin/fields']", ("name", "Region"), ("kind", "Choice"), ("choices", "North\nnorth"));
        var taken = await ada.Submit(form, "form[action$='/admin/fields']", ("name", "Priority"), ("kind", "Text"));

        none.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        none.Words.ShouldContain("Write 1 to 200 choices");
        none.Find("[name=name]")!.GetAttribute("value").ShouldBe("Region");
        twice.Words.ShouldContain("stands there twice");
        taken.Words.ShouldContain("is a field every item has already");
    }

    [Fact]
    public async Task Fields_of_a_type_are_added_arranged_and_taken_away()
    {
        await World.Send(new DefineField("First", FieldKind.Text) { Types = ["task"] });
        await World.Send(new DefineField("Second", FieldKind.Text) { Types = ["task"] });
        await World.Send(new DefineField("Third", FieldKind.Text));
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/types/task");

        page = await ada.Submit(page, "form:has([name=add])", ("add", "third"));
        page = await ada.Submit(page, "form:has([name=up][value=second])", ("up", "second"));
        page = await ada.Submit(page, "form:has([name=remove][value=first])", ("remove", "first"));

        World.Workspace.Get<FieldDirectory>().Of("task").Select(f => f.Key).ShouldBe(["second", "third"]);
        page.Words.ShouldContain("Third");
    }

    [Fact]
    public async Task A_type_is_renamed_and_its_name_may_not_be_anothers()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/types/task");

        var taken = await ada.Submit(page, "form:has([name=icon])", ("name", "incident"));
        var saved = await ada.Submit(page, "form:has([name=icon])", ("name", "Chore"), ("icon", "goal"));

        taken.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        taken.Find("[name=name]")!.GetAttribute("value").ShouldBe("incident");
        saved.Find("h1")!.TextContent.ShouldBe("Chore");
    }
}
