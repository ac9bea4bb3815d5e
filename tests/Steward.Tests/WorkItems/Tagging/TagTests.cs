using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Undoing;
using Xunit;

namespace Steward.Tests.WorkItems.Tagging;

public class TagTests : WorldTest
{
    private string Printer => "/api/v1/items/" + World.PrinterTicket;

    [Fact]
    public async Task Tags_are_put_on_and_taken_off_and_stand_once_whatever_their_case()
    {
        Tags(await World.Agent.Api.Patch(Printer, new { addTags = new[] { "VPN", " #branch   office ", "vpn" } })).ShouldBe(["branch office", "VPN"]);
        Tags(await World.Agent.Api.Patch(Printer, new { addTags = new[] { "vpn", "Äpfel" }, removeTags = new[] { "Branch Office" } })).ShouldBe(["Äpfel", "VPN"]);
        Tags(await World.Agent.Api.Patch(Printer, new { tags = new[] { "new", "apfel" } })).ShouldBe(["apfel", "new"]);
        (await Rows()).ShouldBe(["apfel", "new"]);
        Tags(await World.Agent.Api.Patch(Printer, new { tags = Array.Empty<string>() })).ShouldBeEmpty();
        (await Rows()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_who_tag_one_item_both_keep_their_tags()
    {
        var changes = Enumerable.Range(0, 12).Select(n => World.Send(new ChangeItem(World.PrinterTicket) { AddTags = [$"tag {n}"] }, n % 2 == 0 ? World.Agent : World.Lead));

        (await Task.WhenAll(changes)).ShouldAllBe(done => done.Succeeded);

        (await Rows()).Count.ShouldBe(12);
        Tags(await World.Agent.Api.Get(Printer)).Count.ShouldBe(12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("one,two")]
    [InlineData("two\nlines")]
    [InlineData("a tag that is much longer than a tag may ever be")]
    public async Task What_is_no_tag_is_refused_by_name(string tag)
    {
        var refused = await World.Agent.Api.Patch(Printer, new { addTags = new[] { tag } });

        refused.Code.ShouldBe(422);
        refused.Fault("tags").ShouldContain("cannot be a tag");
    }

    [Fact]
    public async Task More_tags_than_an_item_holds_are_refused_and_none_is_kept()
    {
        (await World.Agent.Api.Patch(Printer, new { addTags = Enumerable.Range(0, 30).Select(n => $"a{n}") })).Code.ShouldBe(200);

        var refused = await World.Agent.Api.Patch(Printer, new { addTags = new[] { "one more" } });

        refused.Code.ShouldBe(422);
        refused.Fault("tags").ShouldContain("At most 30 tags");
        (await Rows()).Count.ShouldBe(30);
    }

    [Fact]
    public async Task Queries_find_tags_folded_and_only_for_staff_of_the_space()
    {
        await World.Agent.Api.Patch(Printer, new { addTags = new[] { "Büro" } });

        (await Found(World.Agent, "tag = buro")).ShouldBe([World.PrinterTicket]);
        (await Found(World.Agent, "tag in (BÜRO, other) and tag is not empty")).ShouldBe([World.PrinterTicket]);
        (await Found(World.Agent, "tag != buro")).ShouldNotContain(World.PrinterTicket);
        (await Found(World.Agent, "tag is empty")).ShouldNotContain(World.PrinterTicket);
        (await Found(World.Requester, "tag = buro")).ShouldBeEmpty();
        Tags(await World.Requester.Api.Get(Printer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_set_of_tags_is_answered_with_both()
    {
        var seen = await World.Agent.Api.Get(Printer);
        await World.Lead.Api.Patch(Printer, new { addTags = new[] { "theirs" } });

        var stale = await World.Agent.Api.Patch(Printer, new { tags = new[] { "mine" } }, ifMatch: seen.ETag);

        stale.Code.ShouldBe(412);
        stale.Text.ShouldContain("theirs");
        Tags(await World.Agent.Api.Get(Printer)).ShouldBe(["theirs"]);
    }

    [Fact]
    public async Task A_change_of_tags_is_taken_back_unless_somebody_changed_them_since()
    {
        (await World.Send(new ChangeItem(World.PrinterTicket) { AddTags = ["one"] }, World.Lead)).Succeeded.ShouldBeTrue();
        (await World.Send(new ChangeItem(World.PrinterTicket) { AddTags = ["two"], RemoveTags = ["one"] }, World.Agent)).Succeeded.ShouldBeTrue();

        (await World.Send(new UndoAct(), World.Agent)).Answer.Kept.ShouldBeEmpty();

        (await Rows()).ShouldBe(["one"]);
        (await World.Send(new ChangeItem(World.PrinterTicket) { AddTags = ["three"] }, World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Send(new UndoAct(), World.Lead)).Answer.Kept.Single().Key.ShouldBe(World.PrinterTicket);
    }

    [Fact]
    public async Task A_person_tags_on_the_page_and_a_selection_of_the_list_with_one_undo()
    {
        using var tom = await World.Agent.SignIn();
        var item = await tom.Open("/i/" + World.PrinterTicket);
        var tagged = await tom.Submit(item, "#tags form:has(input[name=tags])", ("tags", "vpn, branch office"));
        tagged.Find("#tags")!.TextContent.ShouldContain("branch office");
        var removed = await tom.Submit(tagged, "#tags form:has(button[value=vpn])", ("remove", "vpn"));
        removed.Find("#tags a.chip[title*='vpn']").ShouldBeNull();

        var list = await tom.Open("/s/IT?columns=title,tags");
        list.Find("#row-" + World.PrinterTicket)!.TextContent.ShouldContain("branch office");
        var told = await tom.Submit(list, "form#bulk", ("selected", World.PrinterTicket), ("selected", World.AlderTicket), ("act", "tags"), ("tags", "audit"));
        told.Words.ShouldContain("2 changed");
        (await Found(World.Agent, "tag = audit")).Count.ShouldBe(2);
        await tom.Submit(told, "form[action*='/my/acts/']:not([action*='latest'])");

        (await Found(World.Agent, "tag = audit")).ShouldBeEmpty();
        (await Rows()).ShouldBe(["branch office"]);
    }

    [Fact]
    public async Task An_item_is_made_with_tags_by_staff_and_exported_with_them()
    {
        var made = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "Tagged", tags = new[] { "audit", "Q3" } });
        made.Code.ShouldBe(201, made.Text);

        Tags(made).ShouldBe(["audit", "Q3"]);
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/items/export.csv?q=tag%20%3D%20q3")).Html.ShouldContain("\"audit, Q3\"");
    }

    private async Task<IReadOnlyList<string>> Rows()
    {
        using var lease = World.Workspace.Database.Read();
        var (space, number) = (World.SpaceId("IT"), long.Parse(World.PrinterTicket["IT-".Length..], System.Globalization.CultureInfo.InvariantCulture));
        return await (from tag in lease.Db.Set<ItemTag>()
                      join item in lease.Db.Set<WorkItem>() on tag.ItemId equals item.Id
                      where item.SpaceId == space && item.Number == number
                      orderby tag.Folded
                      select tag.Tag).ToListAsync();
    }

    private static async Task<IReadOnlyList<string?>> Found(WorldPerson person, string query) =>
        (await person.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString(query))).Each("items", "key");

    private static IReadOnlyList<string?> Tags(ApiAnswer answer) => [.. answer.List("tags").Select(t => t.GetString())];
}
