using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.WorkItems.Timeline;

public class HistoryTests : WorldTest
{
    private string Item => $"/api/v1/items/{World.PrinterTicket}";

    [Fact]
    public async Task Staff_read_everything_that_happened_in_order()
    {
        await World.Agent.Api.Patch(Item, new { priority = "urgent", service = "Printing" });
        await World.Agent.Api.Post($"{Item}/transitions", new { to = "on-hold", note = "Vendor is slow" });

        var history = await World.Agent.Api.Get($"{Item}/history");

        history.Each("history", "kind").ShouldBe(["item.created", "item.changed", "item.moved-on"]);
        history.Text.ShouldContain("Vendor is slow");
        history.List("history")[1].GetProperty("changes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Who_asked_reads_states_and_the_resolution_and_nothing_of_the_staff()
    {
        await World.Agent.Api.Patch(Item, new { priority = "urgent", assignee = World.Lead.Email, service = "Printing" });
        await World.Agent.Api.Post($"{Item}/comments", new { text = "He is a nuisance", @internal = true });
        await World.Agent.Api.Post($"{Item}/transitions", new { to = "on-hold", note = "Vendor is slow" });
        await World.Agent.Api.Post($"{Item}/transitions", new { to = "resolved", note = "New drum" });
        await World.Agent.Api.Post($"{Item}/watchers", new { person = World.Auditor.Email });

        var history = await World.Requester.Api.Get($"{Item}/history");

        history.Text.ShouldContain("New drum");
        foreach (var secret in new[] { "Vendor", "nuisance", "urgent", "Urgent", "Printing", "Lena", "Ulf", "priority", "assignee" })
            history.Text.ShouldNotContain(secret);
        history.Each("history", "kind").ShouldBe(["item.created", "item.moved-on", "item.moved-on", "item.closed"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        for (var n = 0; n < 5; n++)
            await World.Agent.Api.Post($"{Item}/comments", new { text = $"Number {n}" });

        var first = await World.Requester.Api.Get($"{Item}/comments?limit=3");
        var second = await World.Requester.Api.Get($"{Item}/comments?limit=3&after={first["nextAfter"]}");

        first.Each("comments", "text").Concat(second.Each("comments", "text")).ShouldBe(["Number 0", "Number 1", "Number 2", "Number 3", "Number 4"]);
        second["nextAfter"].ShouldBeNull();
    }
}
