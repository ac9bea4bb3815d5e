using Shouldly;
using Steward.Collaboration.Preferring;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Xunit;

namespace Steward.Tests.Collaboration;

public class PreferenceTests : InboxTest
{
    private const string Form = "form[action$='/me/notifications']";

    [Fact]
    public async Task A_reason_that_is_off_does_not_reach_the_inbox()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/me/notifications");
        page.Words.ShouldContain("You own it");

        page = await tom.Submit(page, Form, ("inbox", "mentioned"), ("inbox", "assigned"));
        page.Words.ShouldContain("Your wishes are saved");
        await World.Send(new AddComment(World.PrinterTicket, "Still empty", Internal: false), World.Requester);
        await World.Send(new ChangeItem(World.AlderTicket) { Assignee = new(World.Agent.Email) }, World.Lead);

        (await InboxOf(World.Agent)).Single().Item.ShouldBe(World.AlderTicket);
    }

    [Fact]
    public async Task All_of_a_space_and_nothing_of_a_space()
    {
        using var lena = await World.Lead.SignIn();
        await lena.Submit(await lena.Open("/me/notifications"), Form, ("space:IT", "All"));
        using var tom = await World.Agent.SignIn();
        await tom.Submit(await tom.Open("/me/notifications"), Form, ("space:IT", "Nothing"));

        await World.Send(new CreateItem("IT", "incident", "Projector hums") { Team = "Service Desk", Requester = World.Agent.Email }, World.Admin);
        await World.Send(new AddComment(World.AlderTicket, "Any news?", Internal: false), World.ClientColleague);

        (await InboxOf(World.Lead)).Select(told => told.Reasons).ShouldBe(["space", "team"]);
        (await InboxOf(World.Agent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_space_one_does_not_work_in_cannot_be_listened_to()
    {
        await World.Send(new ChangeNewsPreferences([], null) { Spaces = new Dictionary<string, SpaceInterest> { ["NET"] = SpaceInterest.All } }, World.Agent);

        World.Workspace.Get<NewsPreferences>().In(World.SpaceId("NET"), World.Agent.Id).ShouldBe(SpaceInterest.Involved);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_at_its_field()
    {
        (await World.Send(new ChangeNewsPreferences([], null) { DailyAt = null }, World.Agent)).Refusal!.Fields.Single().Field.ShouldBe("dailyAt");
        (await World.Send(new ChangeNewsPreferences([], null) { Quiet = QuietHours.Own, QuietFrom = 60, QuietTo = 60 }, World.Agent)).Refusal!.Fields.Single().Field.ShouldBe("quietTo");
    }
}
