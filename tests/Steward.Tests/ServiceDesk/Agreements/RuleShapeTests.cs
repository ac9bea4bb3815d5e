using Shouldly;
using Steward.Identity.Calendars;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.Agreements;

/// <summary>A rule that could not be kept is not published; the sentence says where and how to mend it.</summary>
public class RuleShapeTests : WorldTest
{
    [Theory]
    [InlineData("stat = new", "Character 1")]
    [InlineData("open = yes and priorty = high", "Character 16")]
    [InlineData("state = nowhere", "nowhere")]
    [InlineData("due < now", "cannot ask about \"due\"")]
    [InlineData("text ~ printer", "cannot ask about \"text\"")]
    [InlineData("state was waiting", "asks about the past")]
    [InlineData("assignee = me()", "no \"me\"")]
    [InlineData("linked(blocks)", "linked()")]
    [InlineData("open = yes order by due", "needs no order")]
    [InlineData("open = (", "Character")]
    public async Task A_condition_no_moment_can_answer_is_refused_at_its_place(string condition, string words)
    {
        var refusal = await Refused(body => body with { Start = condition });

        var fault = refusal.Fields.First(f => f.Field == "start");
        fault.Sentence.ToString().ShouldContain(words);
    }

    [Theory]
    [InlineData(0, TargetUnit.BusinessHours)]
    [InlineData(-4, TargetUnit.BusinessHours)]
    [InlineData(-1, TargetUnit.EndOfBusinessDay)]
    [InlineData(10_001, TargetUnit.BusinessMinutes)]
    public async Task A_target_of_nothing_or_less_is_refused_with_its_row(int amount, TargetUnit unit)
    {
        var refusal = await Refused(body => body with { Targets = [body.Targets[0], new TargetRow { Amount = amount, Unit = unit }] });

        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe("targets");
        refusal.Sentence.ToString().ShouldContain("Target 2");
    }

    [Theory]
    [InlineData("open = yes")]
    [InlineData("happened != noted")]
    [InlineData("happened = replied or state = new")]
    public async Task A_reset_that_would_never_end_is_refused(string reset) =>
        (await Refused(body => body with { Reset = reset })).Fields.ShouldContain(f => f.Field == "reset");

    [Theory]
    [InlineData("happened = replied")]
    [InlineData("happened in (replied, moved) and priority = high")]
    public async Task A_reset_by_something_that_happens_is_taken(string reset) =>
        (await Publish(body => body with { Reset = reset })).Succeeded.ShouldBeTrue();

    [Fact]
    public async Task Hours_in_which_nobody_works_are_refused()
    {
        await World.Send(new SetWorkingWeek(CalendarOwner.Workspace, new NodaTime.LocalDate(2000, 1, 1), ["", "", "", "", "", "", ""]), World.Admin);

        (await Refused(body => body with { Calendar = CalendarSource.Workspace })).Fields.ShouldHaveSingleItem().Field.ShouldBe("calendar");
        (await Publish(body => body with { Calendar = CalendarSource.Always })).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_starts_must_stop_and_by_something_else()
    {
        (await Refused(body => body with { Start = "" })).Fields.Select(f => f.Field).ShouldContain("start");
        (await Refused(body => body with { Stop = "" })).Fields.Select(f => f.Field).ShouldContain("stop");
        (await Refused(body => body with { Stop = body.Start })).Fields.Select(f => f.Field).ShouldContain("stop");
        (await Refused(body => body with { Pause = "", Resume = "state = new" })).Fields.Select(f => f.Field).ShouldContain("resume");
        (await Refused(body => body with { Targets = [] })).Fields.Select(f => f.Field).ShouldContain("targets");
        (await Refused(body => body with { Zone = "Middle/Earth" })).Fields.Select(f => f.Field).ShouldContain("zone");
        (await Refused(body => body with { Steps = [new Step { Percent = 300 }] })).Sentence.ToString().ShouldContain("Step 1");
        (await Refused(body => body with { Steps = [new Step { Percent = 50, Act = StepAct.TellPerson }] })).Sentence.ToString().ShouldContain("Step 1");
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_says_what_is_wrong_at_its_field()
    {
        var made = await World.Send(new CreateDefinition("Resolution", AgreementKind.Customer, ClockMetric.Resolution), World.Admin);
        using var ada = await World.Admin.SignIn();

        var refused = await ada.Submit(await ada.Open($"/admin/clocks/{made.Answer.Id}"), $"form[action$='/admin/clocks/{made.Answer.Id}']", ("start", "stat = new"), ("act", "publish"));

        ((int)refused.Status).ShouldBe(422);
        refused.Html.ShouldContain("stat = new");
        refused.Words.ShouldContain("Character 1");
        World.Workspace.Get<Rulebook>().Rules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Versions_stay_and_the_draft_holds_nothing_until_it_is_published()
    {
        var made = await World.Send(new CreateDefinition("Resolution", AgreementKind.Customer, ClockMetric.Resolution), World.Admin);
        var id = made.Answer.Id;
        World.Workspace.Get<Rulebook>().Rules.ShouldBeEmpty();

        (await World.Send(new PublishDefinition(id), World.Admin)).Answer.Version.ShouldBe(1);
        (await World.Send(new PublishDefinition(id), World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        var body = World.Workspace.Get<Rulebook>().Rules.ShouldHaveSingleItem().Body;
        (await World.Send(new SaveDraft(id, "Solution", body with { GoesOn = false }), World.Admin)).Succeeded.ShouldBeTrue();
        World.Workspace.Get<Rulebook>().Rules.ShouldHaveSingleItem().Body.GoesOn.ShouldBeTrue();
        (await World.Send(new PublishDefinition(id), World.Admin)).Answer.ShouldBe(new SavedDefinition(id, "Solution", 2));
        World.Workspace.Get<Rulebook>().Rules.ShouldHaveSingleItem().Body.GoesOn.ShouldBeFalse();
    }

    private async Task<Outcome<SavedDefinition>> Publish(Func<RuleBody, RuleBody> but)
    {
        var made = await World.Send(new CreateDefinition("Resolution", AgreementKind.Customer, ClockMetric.Resolution) { Body = but(Presets.Of(ClockMetric.Resolution)) }, World.Admin);
        var published = await World.Send(new PublishDefinition(made.Answer.Id), World.Admin);
        await World.Send(new SaveDraft(made.Answer.Id, $"Tried {made.Answer.Id}", Presets.Of(ClockMetric.Resolution)), World.Admin);
        return published;
    }

    private async Task<Refusal> Refused(Func<RuleBody, RuleBody> but)
    {
        var published = await Publish(but);
        published.Succeeded.ShouldBeFalse();
        published.Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        return published.Refusal;
    }
}
