using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.ServiceDesk.Queues;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>One button gives one item to one person.</summary>
public class TakeFromQueueTests : WorldTest
{
    [Fact]
    public async Task What_is_promised_soonest_comes_first_then_the_more_urgent_then_the_older()
    {
        var queue = await World.Queue("All", team: null);
        var (old, young) = (await New("low"), await New("low"));
        var urgent = await New("urgent");
        var promised = await New("low");
        await Promise(promised, Duration.FromHours(1));
        await Promise(urgent, Duration.FromHours(5));

        (await Take(queue)).ShouldBe(promised);
        (await Take(queue)).ShouldBe(urgent);
        // nothing is promised for the rest: alder and birch are older, and of medium priority
        (await Take(queue)).ShouldBe(World.AlderTicket);
        (await Take(queue)).ShouldBe(World.BirchTicket);
        (await Take(queue)).ShouldBe(old);
        (await Take(queue)).ShouldBe(young);
        (await World.Agent.Api.Post($"/api/v1/queues/{queue}/take-next", new { })).Code.ShouldBe(409);
    }

    [Fact]
    public async Task Many_who_take_at_once_never_get_the_same_item()
    {
        var queue = await World.Queue("All", team: null);
        for (var at = 0; at < 18; at++)
            await New("medium");
        WorldPerson[] takers = [World.Agent, World.Lead, World.Admin];

        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => World.Send(new TakeFromQueue(queue), takers[n % takers.Length])));

        var keys = taken.Where(t => t.Succeeded).Select(t => t.Answer.Key).ToList();
        keys.Count.ShouldBe(20); // 18 new ones, alder and birch
        keys.Distinct().Count().ShouldBe(20);
        taken.Where(t => !t.Succeeded).ShouldAllBe(t => t.Refusal!.Kind == RefusalKind.Conflict);
        foreach (var (answer, taker) in taken.Select((t, n) => (t, takers[n % takers.Length])).Where(t => t.t.Succeeded))
            (await World.Item(answer.Answer.Key)).AssigneeId.ShouldBe(taker.Id);
    }

    [Fact]
    public async Task What_waits_for_somebody_or_belongs_to_others_is_not_given()
    {
        var queue = await World.Queue("All", team: null);
        await World.Agent.Api.Patch($"/api/v1/items/{World.AlderTicket}", new { team = "Network" });
        await World.Workspace.Database.Write(async db =>
        {
            var birch = (await World.Item(World.BirchTicket)).Id;
            await db.Set<WorkItem>().Where(i => i.Id == birch).ExecuteUpdateAsync(set => set.SetProperty(i => i.Category, Steward.WorkItems.Types.StateCategory.Waiting));
            return new Written<bool>(true, Keep: true);
        });

        (await World.Send(new TakeFromQueue(queue), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
    }

    [Fact]
    public async Task A_teams_queue_is_taken_from_by_its_people_and_the_one_who_leads_the_space()
    {
        var queue = await World.Queue("Network of the desk", team: "Network");
        var key = await New("medium");
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { team = "Network" });

        (await World.Send(new TakeFromQueue(queue), World.Agent)).Refusal!.Sentence.ToString().ShouldContain("Network");
        (await World.Send(new TakeFromQueue(queue), World.Auditor)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await World.Send(new TakeFromQueue(queue), World.Lead)).Answer.Key.ShouldBe(key);
    }

    [Fact]
    public async Task The_button_leads_to_the_item_and_an_empty_queue_says_so()
    {
        var queue = await World.Queue("Desk");
        var agent = await World.Agent.SignIn();

        var page = await agent.Open($"/queues/{queue}");
        page = await agent.Submit(page, $"form[action$='/queues/{queue}/next']");
        page.Path.ShouldEndWith($"/queues/{queue}");
        page.Document.Body!.TextContent.ShouldContain("Nothing in Desk waits");

        await World.Agent.Api.Patch($"/api/v1/items/{World.AlderTicket}", new { team = "Service Desk" });
        page = await agent.Submit(await agent.Open($"/queues/{queue}"), $"form[action$='/queues/{queue}/next']");
        page.Path.ShouldEndWith(World.AlderTicket);
    }

    private Task<string> New(string priority) => World.NewItem(World.Agent, priority);

    private async Task<string> Take(long queue) => (await World.Agent.Api.Post($"/api/v1/queues/{queue}/take-next", new { }))["key"]!;

    /// <summary>As a clock would say it.</summary>
    private async Task Promise(string key, Duration within)
    {
        var id = (await World.Item(key)).Id;
        await World.Workspace.Database.Write(async db =>
        {
            (await db.Set<WorkItem>().SingleAsync(i => i.Id == id)).PromiseBy(Instant.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) + within);
            return new Written<bool>(true, Keep: true);
        });
    }
}
