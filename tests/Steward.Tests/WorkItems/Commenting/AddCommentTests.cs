using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Commenting;

public class AddCommentTests : WorldTest
{
    private string Comments => $"/api/v1/items/{World.PrinterTicket}/comments";

    [Fact]
    public async Task An_agent_replies_and_notes()
    {
        var reply = await World.Agent.Api.Post(Comments, new { text = " I will come by. " });
        var note = await World.Agent.Api.Post(Comments, new { text = "Third time this month.", @internal = true });

        (reply.Code, reply["text"], reply["internal"], reply["author"]).ShouldBe((201, "I will come by.", "False", World.Agent.Name));
        note["internal"].ShouldBe("True");
        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<Comment>().CountAsync(c => c.Internal)).ShouldBe(1);
        (await read.Db.Set<EventRow>().Where(e => e.Kind == "item.commented").Select(e => e.Internal).ToListAsync()).Count(i => i).ShouldBe(1);
    }

    [Fact]
    public async Task A_requester_replies_but_writes_no_note()
    {
        (await World.Requester.Api.Post(Comments, new { text = "Still empty." })).Code.ShouldBe(201);
        (await World.Requester.Api.Post(Comments, new { text = "Psst.", @internal = true })).Code.ShouldBe(403);
    }

    [Fact]
    public async Task A_client_manager_replies_for_the_own_client_only()
    {
        (await World.ClientManager.Api.Post($"/api/v1/items/{World.AlderTicket}/comments", new { text = "Urgent for us." })).Code.ShouldBe(201);
        (await World.ClientManager.Api.Post($"/api/v1/items/{World.BirchTicket}/comments", new { text = "Hello?" })).Code.ShouldBe(404);
    }

    [Fact]
    public async Task A_comment_makes_the_item_newer()
    {
        await World.Agent.Api.Post(Comments, new { text = "On it." });

        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["version"].ShouldBe("2");
    }

    [Fact]
    public async Task The_same_reply_sent_twice_stands_once()
    {
        var first = await World.Requester.Api.Post(Comments, new { text = "Any news?" }, once: "k1");
        var again = await World.Requester.Api.Post(Comments, new { text = "Any news?" }, once: "k1");

        again["id"].ShouldBe(first["id"]);
    }

    [Fact]
    public async Task An_empty_comment_is_refused() =>
        (await World.Agent.Api.Post(Comments, new { text = " \n " })).Code.ShouldBe(422);
}
