using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class RequestTests : WorldTest
{
    [Fact]
    public async Task Answers_become_a_request_of_their_asker_and_are_kept_as_they_were_asked()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);

        var asked = await World.Ask(World.Requester, offering, ("model", "light"), ("extras", "Dock,Bag"), ("reason", "never asked"));

        var item = await World.Item(asked.Key);
        item.Title.ShouldBe("Light for Rosa Marin");
        item.RequesterId.ShouldBe(World.Requester.Id);
        item.CreatedById.ShouldBe(World.Requester.Id);
        item.Description.ShouldContain("Which model?");
        (await World.AnswersOf(asked.Key)).Select(a => $"{a.Key}={a.Value}").ShouldBe(["model=Light", "cost-centre=", "extras=Dock; Bag"]);
    }

    [Fact]
    public async Task What_the_form_asks_is_held_on_the_server()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);

        var refused = await World.Send(OfferingCase.Asking(offering, ("model", "Heavy"), ("cost-centre", "12x"), ("extras", "Boat")), World.Requester);

        refused.Refusal!.Fields.Select(f => f.Field).ShouldBe(["answers.reason", "answers.cost-centre", "answers.extras"]);
        refused.Refusal.Fields[1].Sentence.ToString().ShouldContain("four digits");
    }

    [Theory]
    [InlineData(QuestionKind.Number, "2", "60", "61", "at most 60")]
    [InlineData(QuestionKind.Number, "2", "60", "many", "many")]
    [InlineData(QuestionKind.Date, "today", "", "2020-01-01", "not before")]
    [InlineData(QuestionKind.Date, "", "", "31.02.2026", "31.02.2026")]
    [InlineData(QuestionKind.Text, "", "5", "too long", "at most 5")]
    [InlineData(QuestionKind.Text, "", "", "two\nlines", "one line")]
    [InlineData(QuestionKind.YesNo, "", "", "perhaps", "perhaps")]
    [InlineData(QuestionKind.Item, "", "", "NET-1", "NET-1")]
    public async Task Each_kind_of_answer_says_what_is_wrong_with_it(QuestionKind kind, string least, string most, string typed, string said)
    {
        var offering = await World.Offer("New laptop", new FormBody { Questions = [new("it", "It") { Kind = kind, Least = least, Most = most }] });

        var refused = await World.Send(OfferingCase.Asking(offering, ("it", typed)), World.Requester);

        refused.Refusal!.Fields.Single().Field.ShouldBe("answers.it");
        refused.Refusal.Fields.Single().Sentence.ToString().ShouldContain(said);
    }

    [Fact]
    public async Task Somebody_of_another_company_can_not_be_named_and_looks_like_nobody()
    {
        var offering = await World.Offer("Access", new FormBody { Questions = [new("who", "Who?") { Kind = QuestionKind.Person }] });

        (await World.Send(OfferingCase.Asking(offering, ("who", World.Requester.Email)), World.ClientRequester)).Refusal!.Fields.Single().Sentence.ToString()
            .Replace(World.Requester.Email, "X", StringComparison.Ordinal)
            .ShouldBe((await World.Send(OfferingCase.Asking(offering, ("who", "nobody@nowhere.example")), World.ClientRequester)).Refusal!.Fields.Single().Sentence.ToString().Replace("nobody@nowhere.example", "X", StringComparison.Ordinal));
        (await World.Ask(World.Requester, offering, ("who", World.OtherRequester.Email))).Key.ShouldStartWith("IT-");
    }

    [Fact]
    public async Task One_request_makes_several_items_in_their_order_or_none_at_all()
    {
        var offering = await World.Offer("Somebody new", OfferingCase.LaptopForm with
        {
            Items =
            [
                new("order", "Order {model}") { Team = "Service Desk" },
                new("line", "Line for {model}") { Space = "NET", Team = "Network", When = "model = Heavy" },
                new("hand-over", "Hand over") { After = ["order", "line"], Description = "With it: {extras}" },
            ],
        });

        var light = await World.Ask(World.Requester, offering, ("model", "Light"), ("extras", "Dock"));
        (await World.Below(light.Key)).Select(i => i.Title).ShouldBe(["Order Light", "Hand over"]);
        var heavy = await World.Ask(World.Requester, offering, ("model", "Heavy"), ("reason", "films"));
        var below = await World.Below(heavy.Key);

        below.Select(i => i.Title).ShouldBe(["Order Heavy", "Line for Heavy", "Hand over"]);
        below[1].SpaceId.ShouldBe(World.SpaceId("NET"));
        below.ShouldAllBe(i => i.RequesterId == null);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<ItemLink>().Where(l => l.ToId == below[2].Id && l.Kind == LinkKind.Blocks).Select(l => l.FromId).ToListAsync()).Order().ShouldBe([below[0].Id, below[1].Id]);
        using var rosa = await World.Requester.SignIn();
        (await rosa.Open("/portal/requests")).Words.ShouldNotContain("Hand over");
    }

    [Fact]
    public async Task A_place_that_is_gone_refuses_the_whole_and_nothing_of_it_stays()
    {
        var offering = await World.Offer("Somebody new", OfferingCase.LaptopForm with { Items = [new("line", "Line") { Space = "NET", Team = "Network" }] });
        (await World.Send(new Steward.WorkItems.Spaces.ArchiveSpace("NET"), World.Admin)).Succeeded.ShouldBeTrue();

        var refused = await World.Send(OfferingCase.Asking(offering, ("model", "Light")), World.Requester);

        refused.Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        (await World.Requester.Api.Get("/api/v1/items?q=title ~ Light")).List("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_needs_a_yes_waits_for_it_and_its_asker_sees_whose()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm with { Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.First, [World.Lead.Email])]) { When = "model = Heavy" } });

        (await World.Ask(World.Requester, offering, ("model", "Light"))).NeedsApproval.ShouldBeFalse();
        var asked = await World.Ask(World.Requester, offering, ("model", "Heavy"), ("reason", "films"));

        asked.NeedsApproval.ShouldBeTrue();
        (await World.Lead.Api.Get("/api/v1/approvals")).Each("approvals", "item").ShouldBe([asked.Key]);
        using var rosa = await World.Requester.SignIn();
        (await rosa.Open($"/portal/requests/{asked.Key}")).Words.ShouldContain(World.Lead.Name);
    }

    [Fact]
    public async Task Nobody_approves_their_own_request()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm with { Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.First, [World.Lead.Email])]) });

        (await World.Send(OfferingCase.Asking(offering, ("model", "Light")), World.Lead)).Refusal!.Sentence.ToString().ShouldContain("somebody else's yes");
    }

    [Fact]
    public async Task A_form_filled_in_before_a_newer_one_is_taken_against_its_own_version()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        var old = World.Workspace.Get<CatalogueDirectory>().Find(offering)!.Version!.Id;
        await World.Publish(offering, OfferingCase.LaptopForm with { Questions = [.. OfferingCase.LaptopForm.Questions, new("place", "Where?") { Required = true }] });

        (await World.Send(OfferingCase.Asking(offering, ("model", "Light")), World.Requester)).Refusal!.Fields.Single().Field.ShouldBe("answers.place");
        var asked = await World.Send(OfferingCase.Asking(offering, ("model", "Light")) with { VersionId = old }, World.Requester);

        asked.Succeeded.ShouldBeTrue();
        (await World.AnswersOf(asked.Answer.Key)).Select(a => a.Key).ShouldNotContain("place");
    }

    [Fact]
    public async Task What_no_longer_fits_comes_back_with_what_changed_and_all_that_was_typed()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        using var rosa = await World.Requester.SignIn();
        var page = await rosa.Open($"/portal/offerings/{offering}?model=Light");
        await World.Publish(offering, OfferingCase.LaptopForm with { Questions = [.. OfferingCase.LaptopForm.Questions, new("place", "Where shall it go?") { Required = true }] });

        var again = await rosa.Submit(page, "form[action*='/portal/offerings/']", ("answers.cost-centre", "47x1"));

        ((int)again.Status).ShouldBe(412);
        again.Words.ShouldContain("was changed while you filled it in");
        again.Words.ShouldContain("New: Where shall it go?");
        again.Html.ShouldContain("47x1");
    }
}
