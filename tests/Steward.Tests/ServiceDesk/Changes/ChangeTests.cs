using NodaTime;
using Shouldly;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Changes.Planning;
using Steward.ServiceDesk.Changes.Rules;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Configuration;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Spaces;
using Xunit;

namespace Steward.Tests.ServiceDesk.Changes;

/// <summary>The model says what a change needs; freezes and other changes stand in its way.</summary>
public class ChangeTests : WorldTest
{
    private static readonly Instant Evening = Instant.FromUtc(2030, 3, 4, 18, 0);

    [Fact]
    public async Task A_standard_change_is_approved_as_a_model_and_a_risky_one_is_none()
    {
        await Models();
        var change = await Change("Exchange a disk", "standard", 0);

        (await Move(change, "authorised")).Succeeded.ShouldBeTrue();
        (await Move(change, "implementation")).Succeeded.ShouldBeTrue();
        (await Move(change, "closed", "Done")).Succeeded.ShouldBeTrue(); // without a review

        var risky = await Change("Exchange the core", "standard", 2);
        var refused = await Move(risky, "authorised");
        refused.Refusal!.Sentence.ToString().ShouldContain("at most low, this one is high");
    }

    [Fact]
    public async Task A_normal_change_needs_model_window_risk_plans_and_approval_all_named_at_once()
    {
        await Models();
        var bare = (await World.Send(new CreateItem("IT", "change", "Move the mail") { Assignee = World.Agent.Email }, World.Agent)).Answer.Key;
        (await Move(bare, "authorised")).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("model");
        (await World.Send(new ShapeChange(bare) { Model = "normal" }, World.Agent)).Succeeded.ShouldBeTrue();

        (await Move(bare, "authorised")).Refusal!.Fields.Select(f => f.Field).Order().ShouldBe(["approval", "backOut", "implementation", "risk", "start"]);

        var change = await Change("Move the mail", "normal", 1);
        (await Move(change, "authorised")).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("approval");
        await Approve(change);
        (await Move(change, "authorised")).Succeeded.ShouldBeTrue();
        // what was approved is the window too: another one must be approved again
        (await World.Send(new ChangeItem(change) { Due = new Maybe<Instant?>(Evening + Duration.FromHours(5)) }, World.Agent)).Succeeded.ShouldBeTrue();
        (await Move(change, "implementation")).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("approval");
    }

    [Fact]
    public async Task A_normal_change_is_closed_with_a_review_and_an_emergency_with_its_approval_too()
    {
        await Models();
        var change = await Change("Restart the store", "emergency", 1);
        (await Move(change, "implementation")).Succeeded.ShouldBeTrue(); // it could not wait
        (await World.Send(new ReviewChange(change, ReviewResult.BackedOut, ""), World.Agent)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("lessons");

        (await Move(change, "closed", "Done")).Refusal!.Fields.Select(f => f.Field).Order().ShouldBe(["approval", "review"]);

        (await World.Send(new ReviewChange(change, ReviewResult.BackedOut, "The disk was full again."), World.Agent)).Succeeded.ShouldBeTrue();
        await Approve(change);
        (await Move(change, "closed", "Done")).Succeeded.ShouldBeTrue();
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{change}");
        page.Words.ShouldContain("backed out");
        page.Words.ShouldContain("The disk was full again.");
        (await World.Send(new ReviewChange(change, ReviewResult.Failed, "No"), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
    }

    [Fact]
    public async Task Nothing_is_planned_into_a_freeze_by_any_door_but_by_a_model_made_for_it()
    {
        await Models();
        var before = await Change("Planned before the freeze", "standard", 0);
        (await World.Send(new SaveFreeze("Year-end closing", Evening - Duration.FromHours(1), Evening + Duration.FromDays(2)), World.Lead)).Succeeded.ShouldBeTrue();

        var refused = await World.Send(new ShapeChange(await New("Planned into it")) { Model = "normal", Start = new Maybe<Instant?>(Evening), End = new Maybe<Instant?>(Evening + Duration.FromHours(1)) }, World.Agent);
        refused.Refusal!.Sentence.ToString().ShouldContain("Year-end closing");
        refused.Refusal.Sentence.ToString().ShouldContain("Emergency");
        var item = await New("By the calendar");
        (await World.Agent.Api.Patch($"/api/v1/items/{item}", new { plannedStart = "2030-03-04T18:00:00Z", due = "2030-03-04T19:00:00Z" })).Fault("start").ShouldContain("Year-end closing");
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "change", title = "New", plannedStart = "2030-03-04T18:00:00Z", due = "2030-03-04T19:00:00Z" })).Code.ShouldBe(422);
        (await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "task", title = "No change", plannedStart = "2030-03-04T18:00:00Z", due = "2030-03-04T19:00:00Z" })).Code.ShouldBe(201);
        (await Move(before, "authorised")).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("start"); // it stops at its next step
        (await Move(await Change("It burns", "emergency", 0), "implementation")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Changes_clash_by_what_they_touch_and_by_their_team_when_their_windows_overlap()
    {
        await Models();
        await World.UsualClasses();
        var (store, server, other) = (await World.Ci("store"), await World.Ci("server"), await World.Ci("other"));
        await World.Relate(server, "depends-on", store);
        var (a, b, c, later) = (await Change("Firmware of the store", "standard", 0, store), await Change("Release on the server", "standard", 0, server), await Change("Something else", "standard", 0, other), await Change("The week after", "standard", 0, store, days: 7));
        var calendar = await World.Agent.Api.Get("/api/v1/changes/calendar?from=2030-03-01&to=2030-03-31");
        calendar.List("changes").Count.ShouldBe(4);
        var clash = calendar.List("clashes").ShouldHaveSingleItem();
        new[] { clash.GetProperty("one").GetString(), clash.GetProperty("other").GetString() }.ShouldBe([a, b], ignoreOrder: true);
        clash.GetProperty("configurationItems").EnumerateArray().Select(k => k.GetString()).ShouldBe([server]); // the store takes it down

        foreach (var change in new[] { a, c })
            (await World.Send(new ChangeItem(change) { Team = new Maybe<string?>("Network") }, World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Agent.Api.Get("/api/v1/changes/calendar?from=2030-03-01&to=2030-03-31")).List("clashes").Count(k => k.GetProperty("sameTeam").GetBoolean()).ShouldBe(1);
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{a}");
        page.Find("#change")!.TextContent.ShouldContain(b);
        page.Find("#change")!.TextContent.ShouldContain("same team: Network");
        page.Find("#change")!.TextContent.ShouldNotContain(later);
        (await tom.Open("/changes?span=month&at=2030-03-04")).Find("#clashes")!.TextContent.ShouldContain(a);
        using var nadia = await World.OtherAgent.SignIn();
        var hers = await nadia.Open("/changes?span=month&at=2030-03-04");
        hers.Html.ShouldNotContain("Firmware of the store"); // another space's: there, but not named
        hers.Words.ShouldContain("a change of another space");
    }

    [Fact]
    public async Task A_slot_is_found_after_the_freeze_and_the_change_it_would_clash_with()
    {
        var (from, to) = (Evening, Evening + Duration.FromHours(12));
        Interval[] taken = [new(Evening + Duration.FromHours(1), Evening + Duration.FromHours(3)), new(Evening + Duration.FromHours(4), Evening + Duration.FromMinutes(305))];

        FreeSlot.Gaps([new Interval(from, to)], taken, Duration.FromHours(1), 1).ShouldBe([new Interval(Evening, Evening + Duration.FromHours(1))]);
        FreeSlot.Gaps([new Interval(from, to)], taken, Duration.FromHours(2), 1).ShouldBe([new Interval(Evening + Duration.FromMinutes(330), Evening + Duration.FromMinutes(450))]); // on the half hour
        FreeSlot.Gaps([new Interval(from, to)], taken, Duration.FromHours(9), 1).ShouldBeEmpty();

        await Models();
        var change = await Change("Where to put it", "standard", 0);
        using var tom = await World.Agent.SignIn();
        (await tom.Open($"/i/{change}/change?length=2&within=any")).Find("#slot .steps-list")!.TextContent.ShouldContain("Take it");
    }

    [Fact]
    public async Task The_pages_plan_a_change_keep_what_was_typed_and_make_models_and_questions()
    {
        using var ada = await World.Admin.SignIn();
        (await ada.Submit(await ada.Open("/admin/changes"), "form[action$='/usual']")).Words.ShouldContain("Emergency");
        var admin = await ada.Submit(await ada.Open("/admin/changes"), "form[action$='/questions']", ("text", "Who knows it?"), ("answers", "All of us"));
        ((int)admin.Status).ShouldBe(422);
        admin.Html.ShouldContain("All of us");
        (await ada.Submit(await ada.Open("/admin/changes"), "form[action$='/models']", ("name", "Latent"))).Words.ShouldContain("Latent");
        await Types();
        var change = await New("Planned by hand");
        using var tom = await World.Agent.SignIn();
        var typed = await tom.Submit(await tom.Open($"/i/{change}/change"), "form[action$='/change']", ("model", "normal"), ("start", "soon"), ("implementation", "Slowly"));
        ((int)typed.Status).ShouldBe(422);
        typed.Html.ShouldContain("Slowly");
        typed.Words.ShouldContain("\"soon\" is no day and time");
        var done = await tom.Submit(await tom.Open($"/i/{change}/change"), "form[action$='/change']", ("model", "normal"), ("start", "2030-03-04T18:00"), ("end", "2030-03-04T20:00"), ("implementation", "Slowly"));
        done.Words.ShouldContain("approved before work begins");
        (await tom.Open("/changes?span=week&at=2030-03-04")).Words.ShouldContain("Planned by hand");
        using var lena = await World.Lead.SignIn();
        (await lena.Submit(await lena.Open("/changes/freezes"), "form[action$='/changes/freezes']", ("reason", "Audit"), ("from", "2030-05-01T00:00"), ("to", "2030-04-01T00:00"))).Words.ShouldContain("ends after it begins");
        (await lena.Submit(await lena.Open("/changes/freezes"), "form[action$='/changes/freezes']", ("reason", "Audit"), ("from", "2030-05-01T00:00"), ("to", "2030-05-03T00:00"))).Words.ShouldContain("Audit");
    }

    private async Task Models()
    {
        (await World.Send(new TakeUsualModels(), World.Admin)).Succeeded.ShouldBeTrue();
        await Types();
    }

    private async Task Types() => (await World.Send(new ChangeSpace("IT") { Types = ["incident", "request", "task", "change"] }, World.Admin)).Succeeded.ShouldBeTrue();

    private async Task<string> New(string title)
    {
        var made = await World.Send(new CreateItem("IT", "change", title) { Assignee = World.Agent.Email }, World.Agent);
        made.Succeeded.ShouldBeTrue(made.Refusal?.Sentence.ToString());
        return made.Answer.Key;
    }

    private async Task<string> Change(string title, string model, int answer, string? ci = null, int days = 0)
    {
        var key = await New(title);
        if (ci is not null)
            (await World.Send(new TieItem(key, ci), World.Agent)).Succeeded.ShouldBeTrue();
        var start = Evening + Duration.FromDays(days);
        var shaped = await World.Send(
            new ShapeChange(key)
            {
                Model = model, Answers = World.Workspace.Get<ChangeBook>().Questions.ToDictionary(q => q.Id, _ => answer), Start = new Maybe<Instant?>(start), End = new Maybe<Instant?>(start + Duration.FromHours(2)),
                Implementation = "Do it", BackOut = "Undo it",
            },
            World.Agent);
        shaped.Succeeded.ShouldBeTrue(shaped.Refusal?.Sentence.ToString());
        return key;
    }

    private Task<Outcome<Steward.WorkItems.Items.ItemAnswer>> Move(string key, string to, string? note = null) => World.Send(new MoveItemOn(key, to) { Note = note }, World.Agent);

    private async Task Approve(string key)
    {
        var asked = await World.Send(new AskApproval(key, [new StepWish(StepRule.First, [World.Lead.Email])]), World.Agent);
        asked.Succeeded.ShouldBeTrue(asked.Refusal?.Sentence.ToString());
        (await World.Send(new GiveVerdict(long.Parse(asked.Answer.Id, System.Globalization.CultureInfo.InvariantCulture), Yes: true), World.Lead)).Succeeded.ShouldBeTrue();
    }
}
