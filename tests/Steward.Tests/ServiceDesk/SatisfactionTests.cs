using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Satisfaction;
using Steward.Testing.Company;
using Steward.Testing.Post;
using Steward.Tests.ServiceDesk.Clocks;
using Xunit;

namespace Steward.Tests.ServiceDesk;

public class SatisfactionTests : WorldTest
{
    [Fact]
    public async Task Who_asked_is_asked_when_it_is_solved_and_answers_in_the_portal()
    {
        await Rule(100, 0);
        await Solve(World.PrinterTicket);
        (await Surveys(World.PrinterTicket)).Single().WasAsked.ShouldBeTrue();
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open($"/portal/requests/{World.PrinterTicket}");

        var empty = await rosa.Submit(page, "form[action$='/rating']", ("comment", "Quick!"));
        ((int)empty.Status).ShouldBe(422);
        empty.Words.ShouldContain("Quick!");
        var rated = await rosa.Submit(empty, "form[action$='/rating']", ("score", "5"), ("flag", "Compliment"));

        rated.Words.ShouldContain("You said: Very good");
        var survey = (await Surveys(World.PrinterTicket)).Single();
        (survey.Score, survey.Comment, survey.Flag).ShouldBe((5, "Quick!", RatingFlag.Compliment));
        using var tom = await World.Agent.SignIn();
        (await tom.Open($"/i/{World.PrinterTicket}")).Words.ShouldContain("5/5");
        (await rosa.Open($"/portal/requests/{World.PrinterTicket}")).Words.ShouldNotContain("5/5");
    }

    [Fact]
    public async Task Nobody_is_asked_while_it_is_off_about_own_work_or_twice_in_the_time_between()
    {
        await Solve(World.PrinterTicket);
        (await Surveys(World.PrinterTicket)).ShouldBeEmpty();

        await Rule(100, 14);
        var own = await World.NewItem(World.Agent);
        await Solve(own);
        (await Surveys(own)).ShouldBeEmpty();
        var (first, second) = (await World.NewItem(World.Requester), await World.NewItem(World.Requester));
        await Solve(first);
        await Solve(second);
        (await Surveys(first)).Count.ShouldBe(1);
        (await Surveys(second)).ShouldBeEmpty();
        var cancelled = await World.NewItem(World.OtherRequester);
        await World.Agent.Api.Post($"/api/v1/items/{cancelled}/transitions", new { to = "cancelled", note = "Not needed" });
        (await Surveys(cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_opens_again_takes_an_unanswered_question_back_but_no_rating()
    {
        await Rule(100, 0);
        await Solve(World.PrinterTicket);
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "in-progress", note = "Again" });
        (await Surveys(World.PrinterTicket)).ShouldBeEmpty();

        await Solve(World.PrinterTicket);
        (await World.Requester.Api.Send(HttpMethod.Put, $"/api/v1/items/{World.PrinterTicket}/rating", System.Net.Http.Json.JsonContent.Create(new { score = 2 }))).Code.ShouldBe(200);
        await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/transitions", new { to = "in-progress", note = "Again" });
        (await Surveys(World.PrinterTicket)).Single().Score.ShouldBe(2);
    }

    [Fact]
    public async Task Only_who_asked_rates_only_what_is_solved_and_only_from_one_to_five()
    {
        (await World.Send(new RateRequest(World.PrinterTicket, 5), World.Requester)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        await Solve(World.PrinterTicket);
        (await World.Send(new RateRequest(World.PrinterTicket, 5), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
        (await World.Send(new RateRequest(World.PrinterTicket, 6), World.Requester)).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);

        (await World.Send(new RateRequest(World.PrinterTicket, 4), World.Requester)).Succeeded.ShouldBeTrue();
        (await Surveys(World.PrinterTicket)).Single().WasAsked.ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_opens_a_page_and_answers_nothing_before_it_is_confirmed()
    {
        await World.SetUpMail();
        await Rule(100, 0);
        await Solve(World.PrinterTicket);
        var id = (await Surveys(World.PrinterTicket)).Single().Id;
        var secret = await Linked(id);
        using var scanner = World.NewVisitor();

        var page = await scanner.Open($"/rate/{id}/{secret}?score=4");

        page.Words.ShouldContain(World.PrinterTicket);
        page.Find("input[name=score][value='4']")!.HasAttribute("checked").ShouldBeTrue();
        (await Surveys(World.PrinterTicket)).Single().Score.ShouldBeNull();
        var thanks = await scanner.Submit(page, "form[action*='/rate/']", ("comment", "By mail"));
        thanks.Words.ShouldContain("Thank you");
        (await Surveys(World.PrinterTicket)).Single().Score.ShouldBe(4);
        (await scanner.Open("/portal/requests")).Path.ShouldEndWith("/sign-in"); // the link lets nobody in anywhere else
        ((int)(await scanner.Open($"/rate/{id}/{secret}x")).Status).ShouldBe(404);
    }

    [Fact]
    public async Task Lists_ask_for_ratings_and_reports_lead_to_them()
    {
        await Solve(World.PrinterTicket);
        await Solve(World.AlderTicket);
        await World.Send(new RateRequest(World.PrinterTicket, 5) { Comment = "Very quick" }, World.Requester);
        await World.Send(new RateRequest(World.AlderTicket, 1) { Flag = RatingFlag.Complaint }, World.ClientColleague);

        (await Found("rating >= 4")).ShouldBe([World.PrinterTicket]);
        (await Found("rating is not empty")).Count.ShouldBe(2);
        (await Found("feedback = complaint")).ShouldBe([World.AlderTicket]);
        (await Found("rated(bad)")).ShouldBe([World.AlderTicket]);
        (await Found("rated(good, 2020-01-01, 2021-01-01)")).ShouldBeEmpty();
        (await World.Requester.Api.Get("/api/v1/items?q=rated(good)")).Json.TryGetProperty("items", out var seen).ShouldBeTrue();
        seen.GetArrayLength().ShouldBe(0);
        using var tom = await World.Agent.SignIn();
        var report = await tom.Open("/reports/satisfaction");
        report.Words.ShouldContain("Very quick");
        report.Words.ShouldContain("50");
        using var nadia = await World.OtherAgent.SignIn();
        (await nadia.Open("/reports/satisfaction")).Words.ShouldNotContain("Very quick");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_share_is_about_that_share_of_neighbouring_requests(int percent)
    {
        var first = Steward.Platform.Data.Ids.Next();
        var taken = Enumerable.Range(0, 2_000).Count(n => Sampling.Takes(first + n, percent));

        (taken / 20.0).ShouldBeInRange(percent - 5, percent + 5);
        Sampling.Takes(first, percent).ShouldBe(Sampling.Takes(first, percent));
    }

    private async Task Rule(int percent, int days) => (await World.Send(new SaveSurveyRule(IsOn: true, percent, days, ByMail: true), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task Solve(string key)
    {
        (await World.Agent.Api.Patch($"/api/v1/items/{key}", new { assignee = World.Agent.Email })).Code.ShouldBe(200); // work without an owner is not done
        var solved = await World.Agent.Api.Post($"/api/v1/items/{key}/transitions", new { to = "resolved", note = "Done." });
        solved.Code.ShouldBe(200, solved.Text);
    }

    private async Task<IReadOnlyList<Survey>> Surveys(string key)
    {
        var item = await World.Item(key);
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<Survey>().Where(s => s.ItemId == item.Id).OrderBy(s => s.Id).ToListAsync();
    }

    /// <summary>The secret of the letter that asks.</summary>
    private async Task<string> Linked(long id)
    {
        await World.MessageTo(World.Requester.Email, m => m.State == MailState.Sent && m.Purpose == "survey");
        var letters = await (await MailPost.Shared).Received(World.Requester.Email);
        var words = letters.Select(WorldMail.PlainWords).Single(w => w.Contains($"/rate/{id}/", StringComparison.Ordinal));
        return words.Split($"/rate/{id}/", StringSplitOptions.None)[1].Split('?', '\n')[0];
    }

    private async Task<IReadOnlyList<string?>> Found(string query) => (await World.Agent.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString(query))).Each("items", "key");
}
