using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Changing;

public class ChangeItemTests : WorldTest
{
    private string Printer => "/api/v1/items/" + World.PrinterTicket;

    [Fact]
    public async Task Only_what_is_given_changes()
    {
        var before = await World.Agent.Api.Get(Printer);
        var after = await World.Agent.Api.Patch(Printer, new { priority = "urgent" });

        after.Code.ShouldBe(200, after.Text);
        after["priority"].ShouldBe("urgent");
        after["title"].ShouldBe(before["title"]);
        after["assignee"].ShouldBe(before["assignee"]);
        after["version"].ShouldBe("2");
        after.ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task Null_empties_a_field()
    {
        var after = await World.Agent.Api.Patch(Printer, """{"assignee":null,"team":null}""");

        after["assignee"].ShouldBeNull();
        after["team"].ShouldBeNull();
    }

    [Fact]
    public async Task Saying_what_stands_already_changes_nothing()
    {
        var before = await World.Agent.Api.Get(Printer);
        var after = await World.Agent.Api.Patch(Printer, new { priority = "high", title = before["title"] });

        after.Text.ShouldBe(before.Text);
    }

    [Fact]
    public async Task A_stale_version_is_refused_with_both_values()
    {
        await World.Lead.Api.Patch(Printer, new { title = "Printer on floor 3" }, ifMatch: "\"1\"");
        var late = await World.Agent.Api.Patch(Printer, new { title = "Printer on floor 4" }, ifMatch: "\"1\"");

        late.Code.ShouldBe(412);
        var conflict = late.List("conflicts").ShouldHaveSingleItem();
        conflict.GetProperty("field").GetString().ShouldBe("title");
        conflict.GetProperty("yours").GetString().ShouldBe("Printer on floor 4");
        conflict.GetProperty("theirs").GetString().ShouldBe("Printer on floor 3");
        (await World.Agent.Api.Get(Printer))["title"].ShouldBe("Printer on floor 3");
    }

    [Fact]
    public async Task Of_many_writers_with_the_same_version_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => World.Agent.Api.Patch(Printer, new { title = $"Printer {i}" }, ifMatch: "\"1\"")));

        answers.Count(a => a.Code == 200).ShouldBe(1);
        answers.Count(a => a.Code == 412).ShouldBe(19);
        (await World.Agent.Api.Get(Printer))["title"].ShouldBe(answers.Single(a => a.Code == 200)["title"]);
    }

    [Fact]
    public async Task Writers_of_different_fields_without_version_lose_nothing()
    {
        await Task.WhenAll(
            World.Agent.Api.Patch(Printer, new { title = "New title" }),
            World.Lead.Api.Patch(Printer, new { priority = "low" }),
            World.Admin.Api.Patch(Printer, new { progress = 40 }));

        var after = await World.Agent.Api.Get(Printer);
        (after["title"], after["priority"], after["progress"], after["version"]).ShouldBe(("New title", "low", "40", "4"));
    }

    [Fact]
    public async Task A_requester_does_not_change_fields_of_the_own_request() =>
        (await World.Requester.Api.Patch(Printer, new { priority = "urgent" })).Code.ShouldBe(403);

    [Fact]
    public async Task What_one_may_not_see_answers_like_what_is_not_there()
    {
        var hidden = await World.OtherAgent.Api.Patch(Printer, new { priority = "urgent" });
        var absent = await World.OtherAgent.Api.Patch("/api/v1/items/IT-99999", new { priority = "urgent" });

        hidden.Code.ShouldBe(404);
        hidden.Text.ShouldBe(absent.Text.Replace("IT-99999", World.PrinterTicket));
    }

    [Fact]
    public async Task An_item_cannot_stand_below_itself()
    {
        var child = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Look at the drum", parent = World.PrinterTicket });
        var circle = await World.Agent.Api.Patch(Printer, new { parent = child["key"] });

        circle.Code.ShouldBe(422);
        circle.Fault("parent").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_parent_one_may_not_see_is_unknown()
    {
        var answer = await World.Agent.Api.Patch(Printer, new { parent = World.NetworkTicket });

        answer.Code.ShouldBe(422);
    }
}
