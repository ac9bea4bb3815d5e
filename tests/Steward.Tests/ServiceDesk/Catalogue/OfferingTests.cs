using Shouldly;
using Steward.Platform.Commands;
using Steward.Identity.Directory;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class OfferingTests : WorldTest
{
    [Fact]
    public async Task A_draft_is_seen_by_nobody_until_it_is_published()
    {
        var made = await World.Send(new SaveOffering(null, new OfferingWish("New laptop", "IT", "request")), World.Admin);
        await World.Send(new SaveForm(made.Answer.Id, OfferingCase.LaptopForm), World.Admin);

        Offered(World.Requester).ShouldBeEmpty();
        await World.Send(new PublishOffering(made.Answer.Id), World.Admin);
        Offered(World.Requester).ShouldBe(["New laptop"]);
        await World.Send(new RetireOffering(made.Answer.Id), World.Admin);
        Offered(World.Requester).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_question_it_is_not_published()
    {
        var made = await World.Send(new SaveOffering(null, new OfferingWish("New laptop", "IT", "request")), World.Admin);

        var refused = await World.Send(new PublishOffering(made.Answer.Id), World.Admin);

        refused.Refusal!.Sentence.ToString().ShouldContain("at least one question");
    }

    [Fact]
    public async Task What_does_not_fit_the_place_it_is_for_is_told_before_it_is_published()
    {
        var made = await World.Send(new SaveOffering(null, new OfferingWish("New laptop", "IT", "request")), World.Admin);
        var saved = await World.Send(new SaveForm(made.Answer.Id, OfferingCase.LaptopForm with
        {
            Questions = [.. OfferingCase.LaptopForm.Questions, new("colour", "Colour") { Target = "field:colour" }],
            Items = [new("order", "Order") { Space = "NOWHERE" }, new("other", "Other") { Team = "Nobody" }],
            Approval = new ApprovalNeed([new ApprovalNeedStep(Steward.WorkItems.Approving.StepRule.First, ["stranger@nowhere.example"])]),
        }), World.Admin);

        saved.Answer.Unfit.Select(f => f.Field).ShouldBe(["colour.target", "items.order.space", "items.other.team", "approval"]);
        (await World.Send(new PublishOffering(made.Answer.Id), World.Admin)).Refusal!.Fields.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(AudienceKind.Everyone, true, true, true)]
    [InlineData(AudienceKind.Colleagues, true, true, false)]
    [InlineData(AudienceKind.Teams, false, true, false)]
    [InlineData(AudienceKind.Clients, false, false, true)]
    public async Task An_audience_decides_who_finds_it(AudienceKind kind, bool requester, bool agent, bool client)
    {
        var people = World.Workspace.Get<PeopleDirectory>().Now;
        long[] ids = kind == AudienceKind.Teams ? [people.Teams.Values.First(t => t.Name == "Service Desk").Id] : kind == AudienceKind.Clients ? [people.Find(World.ClientColleague.Id)!.ClientId!.Value] : [];
        await World.Offer("New laptop", OfferingCase.LaptopForm, wish => wish with { Audience = kind, AudienceIds = ids });

        Offered(World.Requester).Any().ShouldBe(requester);
        Offered(World.Agent).Any().ShouldBe(agent);
        Offered(World.ClientColleague).Any().ShouldBe(client);
        Offered(World.ClientRequester).Any().ShouldBe(kind == AudienceKind.Everyone);
    }

    [Theory]
    [InlineData("client is empty and staff = no", true)]
    [InlineData("staff = yes", false)]
    [InlineData("email ~ requester", true)]
    public async Task A_condition_about_the_person_is_an_audience(string condition, bool found)
    {
        await World.Offer("New laptop", OfferingCase.LaptopForm, wish => wish with { Audience = AudienceKind.Condition, AudienceCondition = condition });

        Offered(World.Requester).Any().ShouldBe(found);
    }

    [Fact]
    public async Task Who_is_not_meant_is_answered_as_if_there_were_nothing()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm, wish => wish with { Audience = AudienceKind.Colleagues });
        using var carla = await World.ClientManager.SignIn();

        (await carla.Open("/portal")).Words.ShouldNotContain("New laptop");
        (await carla.Open("/portal/catalogue?text=laptop")).Words.ShouldNotContain("New laptop");
        (await carla.Open($"/portal/offerings/{offering}")).Words.ShouldBe((await carla.Open("/portal/offerings/1")).Words);
        (await World.Send(OfferingCase.Asking(offering, ("model", "Light")), World.ClientManager)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
    }

    [Fact]
    public async Task Only_those_who_keep_the_catalogue_change_it()
    {
        (await World.Send(new SaveOffering(null, new OfferingWish("New laptop", "IT", "request")), World.Lead)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task The_order_of_the_portal_is_theirs()
    {
        await World.Offer("First", OfferingCase.LaptopForm);
        var second = await World.Offer("Second", OfferingCase.LaptopForm);

        await World.Send(new LiftOffering(second), World.Admin);

        Offered(World.Requester).ShouldBe(["Second", "First"]);
    }

    [Fact]
    public async Task Two_who_change_a_form_at_once_do_not_overwrite_each_other()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        var first = await World.Send(new SaveForm(offering, OfferingCase.LaptopForm with { Title = "One" }), World.Admin);

        var second = await World.Send(new SaveForm(offering, OfferingCase.LaptopForm with { Title = "Two" }) { IfChangedAt = first.Answer.ChangedAt - NodaTime.Duration.FromSeconds(1) }, World.Admin);

        second.Refusal!.Kind.ShouldBe(RefusalKind.Stale);
    }

    private IReadOnlyList<string> Offered(WorldPerson person) => [.. World.Workspace.Get<CatalogueDirectory>().OfferedTo(person.Actor()).Select(o => o.Offering.Name)];
}
