using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Relocating;

public class MoveTests : WorldTest
{
    [Fact]
    public async Task An_item_gets_a_new_key_and_every_old_one_leads_to_it_for_ever()
    {
        var first = await World.Admin.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NET" });
        var second = await World.Admin.Api.Post($"/api/v1/items/{first["key"]}/moves", new { space = "IT" });

        second["key"].ShouldNotBe(World.PrinterTicket);
        foreach (var key in new[] { World.PrinterTicket, first["key"], second["key"] })
            (await World.Admin.Api.Get($"/api/v1/items/{key}"))["key"].ShouldBe(second["key"]);
    }

    [Fact]
    public async Task Who_does_not_work_there_no_longer_owns_it()
    {
        var moved = await World.Admin.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NET" });

        moved["assignee"].ShouldBeNull();
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}")).Code.ShouldBe(404);
        (await World.OtherAgent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["key"].ShouldBe(moved["key"]);
        (await World.Requester.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["key"].ShouldBe(moved["key"]);
    }

    [Fact]
    public async Task A_space_one_does_not_work_in_looks_absent_and_a_wrong_type_is_named()
    {
        var hidden = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NET" });
        var absent = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NIL" });

        hidden.Code.ShouldBe(422);
        hidden.Text.Replace("NET", "NIL", StringComparison.Ordinal).ShouldBe(absent.Text);
        (await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "MOVE" })).Fault("space").ShouldContain("incident");
        (await World.Requester.Api.Post($"/api/v1/items/{World.PrinterTicket}/moves", new { space = "NET" })).Code.ShouldBe(403);
    }
}
