using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Moving;
using Xunit;

namespace Steward.Tests.WorkItems.Defining;

/// <summary>Forms whose fields depend on each other, held on the server whoever asks.</summary>
public class FieldConditionTests : WorldTest
{
    [Fact]
    public async Task A_field_is_shown_and_asked_for_once_its_conditions_hold()
    {
        await Hardware();
        using var tom = await World.Agent.SignIn();
        var form = await tom.Open("/items/new?space=IT&type=incident");
        form.Find("[name='field:asset']").ShouldBeNull();

        // without script a button asks the server for the fields that apply
        var shaped = await tom.Submit(form, "form[data-shape]", ("title", "Laptop"), ("field:category", "Hardware"));
        shaped.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shaped.Words.ShouldContain("\"Asset\" is missing");
        shaped.Find("[name='field:asset']").ShouldNotBeNull();
        var created = await tom.Submit(shaped, "form[data-shape]", ("field:asset", "NB-7"));

        created.Words.ShouldContain("Laptop");
        (await World.Agent.Api.Get("/api/v1/items?q=asset%20%3D%20NB-7")).Each("items", "title").ShouldBe(["Laptop"]);
    }

    [Fact]
    public async Task The_form_is_shaped_by_the_server_without_creating_anything()
    {
        await Hardware();
        using var tom = await World.Agent.SignIn();
        var before = (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20laptop")).List("items").Count;

        var form = await tom.Open("/items/new?space=IT&type=incident");
        form.Find("form[data-shape]")!.SetAttribute("action", form.Find("form[data-shape]")!.GetAttribute("data-shape"));
        var shaped = await tom.Submit(form, "form[data-shape]", ("title", "Laptop"), ("field:category", "Hardware"));

        shaped.Find("#asked-fields [name='field:asset']").ShouldNotBeNull();
        shaped.Find("[name=title]")!.GetAttribute("value").ShouldBe("Laptop");
        (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20laptop")).List("items").Count.ShouldBe(before);
    }

    [Fact]
    public async Task What_the_form_hides_the_API_does_not_take_either()
    {
        await Hardware();

        var created = await World.Send(new CreateItem("IT", "incident", "Slow") { Fields = Values(("category", "Software"), ("asset", "NB-7")) }, World.Agent);
        var plain = await World.Send(new CreateItem("IT", "incident", "Slow") { Fields = Values(("category", "Software")) }, World.Agent);
        var changed = await World.Send(new ChangeItem(plain.Answer.Key) { Fields = Values(("asset", "NB-7")) }, World.Agent);
        var both = await World.Send(new ChangeItem(plain.Answer.Key) { Fields = Values(("category", "Hardware"), ("asset", "NB-7")) }, World.Agent);
        var emptied = await World.Send(new ChangeItem(plain.Answer.Key) { Fields = Values(("asset", "")) }, World.Agent);

        created.Refusal!.Fields.Single().Sentence.ToString().ShouldContain("only there when category = hardware");
        changed.Refusal!.Fields.Single().Field.ShouldBe("field:asset");
        both.Succeeded.ShouldBeTrue(both.Refusal?.Sentence.ToString());
        emptied.Refusal!.Fields.Single().Sentence.ToString().ShouldContain("\"Asset\" is missing");
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/i/" + plain.Answer.Key)).Find("aside.rail")!.TextContent.ShouldContain("NB-7");
        await World.Send(new ChangeItem(plain.Answer.Key) { Fields = Values(("category", "Software")) }, World.Agent);
        (await tom.Open("/i/" + plain.Answer.Key)).Find("aside.rail")!.TextContent.ShouldNotContain("NB-7");
    }

    [Fact]
    public async Task A_state_asks_for_its_own_fields_on_the_way_into_it()
    {
        await World.Send(new DefineField("Lesson", FieldKind.Text) { Types = ["incident"], RequiredIf = "state = on-hold and priority >= high" });
        var key = (await World.Send(new CreateItem("IT", "incident", "Outage") { Priority = Steward.WorkItems.Items.Priority.High }, World.Agent)).Answer.Key;

        var refused = await World.Send(new MoveItemOn(key, "on-hold") { Note = "Later" }, World.Agent);
        var elsewhere = await World.Send(new MoveItemOn(key, "in-progress"), World.Agent);
        using var tom = await World.Agent.SignIn();
        var asked = await tom.Open($"/i/{key}?to=on-hold");
        var done = await tom.Submit(asked, "form:has([name='field:lesson'])", ("field:lesson", "Test the spare"), ("note", "Later"));

        refused.Refusal!.Fields.Single().Field.ShouldBe("field:lesson");
        elsewhere.Succeeded.ShouldBeTrue();
        done.Status.ShouldBe(HttpStatusCode.OK);
        (await World.Agent.Api.Get($"/api/v1/items/{key}"))["state"].ShouldBe("on-hold");
    }

    [Theory]
    [InlineData("colour = red", "colour")]
    [InlineData("priority >=", "Character")]
    [InlineData("asset is not empty", "waits for the other: Asset → Asset")]
    [InlineData("category = hardware order by due", "no order")]
    public async Task A_condition_that_cannot_be_is_refused_with_its_place(string condition, string says)
    {
        await Hardware();

        var refused = await World.Send(new ChangeField("asset") { VisibleIf = condition }, World.Admin);

        refused.Refusal!.Fields.Single().Field.ShouldBe("visibleIf");
        refused.Refusal.Sentence.ToString().ShouldContain(says);
    }

    [Fact]
    public async Task Two_fields_that_wait_for_each_other_are_refused_with_the_circle()
    {
        await Hardware();

        var refused = await World.Send(new ChangeField("category") { VisibleIf = "asset is not empty" }, World.Admin);

        refused.Refusal!.Sentence.ToString().ShouldContain("Category → Asset → Category");
    }

    private async Task Hardware()
    {
        (await World.Send(new DefineField("Category", FieldKind.Choice) { Choices = ["Hardware", "Software"], Types = ["incident"] })).Succeeded.ShouldBeTrue();
        var asset = await World.Send(new DefineField("Asset", FieldKind.Text) { Types = ["incident"], VisibleIf = "category = hardware", RequiredIf = "category = hardware" });
        asset.Succeeded.ShouldBeTrue(asset.Refusal?.Sentence.ToString());
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
