using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Defining;

public class PriorityMatrixTests : WorldTest
{
    [Fact]
    public async Task The_priority_follows_from_impact_and_urgency_until_somebody_sets_another()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Submit(await ada.Open("/admin/priorities"), "form[action$='/use']");
        page.Words.ShouldContain("The matrix is in use");
        page = await ada.Submit(page, "form[action$='/priorities']", ("c0-1", "Medium"));
        page.Words.ShouldContain("The matrix was saved");

        var key = (await World.Send(new CreateItem("IT", "incident", "Down") { Fields = Values("High", "High") }, World.Agent)).Answer.Key;
        (await Priority(key)).ShouldBe("urgent");
        await World.Send(new ChangeItem(key) { Fields = new Dictionary<string, string> { ["urgency"] = "Medium" } }, World.Agent);
        (await Priority(key)).ShouldBe("medium");
        await World.Send(new ChangeItem(key) { Priority = Steward.WorkItems.Items.Priority.High }, World.Agent);
        await World.Send(new ChangeItem(key) { Fields = new Dictionary<string, string> { ["urgency"] = "Low" } }, World.Agent);

        (await Priority(key)).ShouldBe("high"); // somebody's own
        using var tom = await World.Agent.SignIn();
        var item = await tom.Open("/i/" + key);
        item.Find("aside.rail")!.TextContent.ShouldContain("By impact and urgency");
        await tom.Submit(item, "form:has([name=value][value=Medium][type=hidden])");
        (await Priority(key)).ShouldBe("medium");
        (await tom.Open("/items/new?space=IT&type=incident")).Find("[name=priority] option[selected]")?.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_field_of_that_name_that_is_no_choice_is_not_taken()
    {
        await World.Send(new DefineField("Impact", FieldKind.Number) { Types = ["incident"] });

        (await World.Send(new UsePriorityMatrix(["incident"]), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("a field \"Impact\" already");
        (await World.Send(new UsePriorityMatrix([]), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("at least one type");
        (await World.Send(new SetPriorities([new("High", "High", Steward.WorkItems.Items.Priority.Low)]), World.Admin)).Refusal!.Sentence.ToString().ShouldContain("not in use");
    }

    private async Task<string?> Priority(string key) => (await World.Agent.Api.Get($"/api/v1/items/{key}"))["priority"];

    private static Dictionary<string, string> Values(string impact, string urgency) => new() { ["impact"] = impact, ["urgency"] = urgency };
}
