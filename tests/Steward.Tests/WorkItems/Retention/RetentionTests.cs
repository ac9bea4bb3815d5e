using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Retention;
using Xunit;

namespace Steward.Tests.WorkItems.Retention;

/// <summary>Closed work goes out of sight and then for good, as the rules say; what is on hold stays.</summary>
public class RetentionTests : WorldTest
{
    [Fact]
    public async Task Old_closed_items_are_archived_and_older_ones_deleted_but_not_what_is_on_hold()
    {
        var (young, old, ancient, held) = (await Closed(1), await Closed(14), await Closed(40), await Closed(40));
        (await World.Lead.Api.Send(HttpMethod.Put, $"/api/v1/items/{held}/hold", Json("""{"reason":"Lawsuit 12/34"}"""))).Code.ShouldBe(204);
        (await World.Admin.Api.Send(HttpMethod.Put, "/api/v1/retention", Json("""{"space":"IT","archiveAfter":12,"deleteAfter":36}"""))).Code.ShouldBe(204);
        var rule = (await World.Admin.Api.Get("/api/v1/retention")).List("rules")[0];
        (rule.GetProperty("toArchive").GetInt32(), rule.GetProperty("toDelete").GetInt32()).ShouldBe((2, 1), "the count is dry: the oldest would be archived, too, were it not deleted");

        var night = new RetentionNight(World.Services.GetRequiredService<Dispatcher>(), TimeProvider.System);
        var done = await night.Keep(World.Workspace, default);

        (done.Archived, done.Deleted).ShouldBe((1, 1));
        (await Code(young), await Code(old), await Code(ancient), await Code(held)).ShouldBe((200, 404, 404, 200));
        Events("item.deleted").ShouldBe(1);
        (await night.Keep(World.Workspace, default)).ShouldBe(new KeptRetention(0, 0));
        (await World.Admin.Api.Get($"/api/v1/search?text={old}")).List("found").ShouldBeEmpty("nobody sees it, administrators neither");

        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/retention");
        page.Words.ShouldContain(old);
        page.Words.ShouldNotContain(ancient);
        await ada.Submit(page, "form[action$='/restoration']");
        (await Code(old)).ShouldBe(200);
    }

    [Fact]
    public async Task A_lead_puts_an_item_on_hold_and_out_of_sight_on_its_page()
    {
        var key = await Closed(1);
        using var lena = await World.Lead.SignIn();
        var page = await lena.Open($"/i/{key}/keeping");
        page.Words.ShouldContain("No rule archives or deletes it");
        var refused = await lena.Submit(page, "form[action$='/hold']", ("reason", new string('x', 301)));
        ((int)refused.Status).ShouldBe(422);
        page = await lena.Submit(page, "form[action$='/hold']", ("reason", "Audit 7"));
        page.Find("input[name=reason]")!.GetAttribute("value").ShouldBe("Audit 7");
        await lena.Submit(page, "form[action$='/archiving']");
        (await Code(key)).ShouldBe(404);
        Events("item.hold-changed").ShouldBe(1);

        var open = await lena.Open($"/i/{World.PrinterTicket}/keeping");
        open.Find("form[action$='/archiving']").ShouldBeNull("it is open");
    }

    [Fact]
    public async Task A_rule_of_a_type_goes_before_the_one_of_its_space_and_nonsense_is_named()
    {
        await Closed(14);
        await World.Send(new SetRetention("IT", "", 12, null), World.Admin);
        await World.Send(new SetRetention("IT", "incident", 24, null), World.Admin);
        (await World.Admin.Api.Get("/api/v1/retention")).List("rules").Sum(rule => rule.GetProperty("toArchive").GetInt32()).ShouldBe(0);

        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/retention");
        var refused = await ada.Submit(page, "form:has(input[name=archiveAfter])", ("space", "IT"), ("archiveAfter", "24"), ("deleteAfter", "12"));
        ((int)refused.Status).ShouldBe(422);
        refused.Find("input[name=archiveAfter]")!.GetAttribute("value").ShouldBe("24");
        refused.Words.ShouldContain("later than");
        (await World.Lead.Api.Send(HttpMethod.Put, "/api/v1/retention", Json("""{"space":"IT","archiveAfter":1}"""))).Code.ShouldBe(403);
        (await World.Lead.Api.Post($"/api/v1/items/{World.PrinterTicket}/archiving", new { })).Code.ShouldBe(409, "it is open");
    }

    private async Task<string> Closed(int monthsAgo)
    {
        var key = (await World.Send(new Steward.WorkItems.Creating.CreateItem("IT", "incident", $"Old trouble of {monthsAgo} months"), World.Agent)).Answer.Key;
        var number = long.Parse(key[3..], System.Globalization.CultureInfo.InvariantCulture);
        var at = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - Duration.FromDays(31 * monthsAgo);
        await World.Workspace.Database.Write(async db =>
        {
            var space = World.SpaceId("IT");
            var item = await db.Set<WorkItem>().FirstAsync(i => i.SpaceId == space && i.Number == number);
            item.State = "closed";
            await db.Set<WorkItem>().Where(i => i.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Category, Steward.WorkItems.Types.StateCategory.Done));
            db.Add(new Closure { ItemId = item.Id, At = at });
            return new Written<bool>(true, Keep: true);
        });
        return key;
    }

    private async Task<int> Code(string key) => (await World.Admin.Api.Get($"/api/v1/items/{key}")).Code;

    private int Events(string kind)
    {
        using var lease = World.Workspace.Database.Read();
        return lease.Db.Set<EventRow>().Count(e => e.Kind == kind);
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
