using System.Globalization;
using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.Collaboration;

/// <summary>R12: fifty writers at one item at once. Nothing is lost: who was first is in, everybody else is told both values.</summary>
public class FiftyWritersTests : WorldTest
{
    private const int Writers = 50;

    private string Item => $"/api/v1/items/{World.PrinterTicket}";

    [Fact]
    public async Task Of_fifty_who_saw_the_same_version_one_gets_in_and_the_others_see_both_values()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => World.Agent.Api.Patch(Item, new { title = $"Title {n}" }, ifMatch: "\"1\"")));

        var winner = answers.Single(answer => answer.Code == 200);
        answers.Count(answer => answer.Code == 412).ShouldBe(Writers - 1);
        foreach (var loser in answers.Where(answer => answer.Code == 412))
        {
            var conflict = loser.List("conflicts").Single();
            conflict.GetProperty("theirs").GetString().ShouldBe(winner["title"]);
            conflict.GetProperty("yours").GetString().ShouldStartWith("Title ");
        }

        var now = await World.Agent.Api.Get(Item);
        (now["title"], now["version"]).ShouldBe((winner["title"], "2"));
    }

    [Fact]
    public async Task Fifty_who_try_again_all_get_in_one_after_another()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(AddOne));

        var now = await World.Agent.Api.Get(Item);
        now["progress"].ShouldBe(Writers.ToString(CultureInfo.InvariantCulture));
        now["version"].ShouldBe((Writers + 1).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Fifty_replies_at_once_stand_all_and_are_told_all()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => World.Agent.Api.Post(Item + "/comments", new { text = $"Reply {n}" })));

        answers.ShouldAllBe(answer => answer.Code == 201);
        (await World.Agent.Api.Get(Item))["version"].ShouldBe((Writers + 1).ToString(CultureInfo.InvariantCulture));
        var told = await World.Requester.Api.Get("/api/v1/notifications");
        told.List("notifications").Single().GetProperty("unread").GetInt32().ShouldBe(Writers);
    }

    private async Task AddOne(int writer)
    {
        while (true)
        {
            var seen = await World.Agent.Api.Get(Item);
            var next = int.Parse(seen["progress"] ?? "0", CultureInfo.InvariantCulture) + 1;
            ApiAnswer answer = await World.Agent.Api.Patch(Item, new { progress = next }, ifMatch: seen.ETag);
            if (answer.Code == 200)
                return;
            answer.Code.ShouldBe(412, $"writer {writer}: {answer.Text}");
        }
    }
}
