using System.Net;
using Shouldly;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class BuilderTests : WorldTest
{
    [Fact]
    public async Task An_administrator_builds_publishes_and_changes_an_offering_without_script()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Submit(await ada.Open("/admin/offerings/new"), "form[action$='/admin/offerings']", ("name", "New laptop"), ("makes", "IT/request"), ("audience", "Everyone"));
        var offering = World.Workspace.Get<CatalogueDirectory>().All.Single().Offering;
        page.Words.ShouldContain("No questions yet");

        await Question(ada, offering.Id, ("label", "Which model?"), ("kind", "Choice"), ("choices", "Light\nHeavy"), ("required", "true"));
        await Question(ada, offering.Id, ("label", "Why heavy?"), ("kind", "Text"), ("visibleIf", "which-model = Heavy"));
        var outcome = await ada.Open($"/admin/offerings/{offering.Id}/outcome");
        await ada.Submit(outcome, "form[action$='/outcome']", ("title", "{which-model} for {asker}"), ("approvers-0", World.Lead.Email));
        var item = await ada.Open($"/admin/offerings/{offering.Id}/items/new");
        page = await ada.Submit(item, "form[action$='/items/new']", ("title", "Order {which-model}"), ("makes", "IT/task"));
        page.Words.ShouldContain("Order {which-model}");
        page = await ada.Submit(page, "form[action$='/publication']");
        page.Words.ShouldContain("version 1");

        var standing = World.Workspace.Get<CatalogueDirectory>().Find(offering.Id)!;
        standing.Body.Questions.Select(q => q.Key).ShouldBe(["which-model", "why-heavy"]);
        standing.Body.Approval!.Steps.Single().Approvers.ShouldBe([World.Lead.Email]);
        var asked = await World.Ask(World.Requester, offering.Id, ("which-model", "Light"));
        (await World.Below(asked.Key)).Single().Title.ShouldBe("Order Light");
    }

    [Fact]
    public async Task A_wrong_condition_comes_back_at_its_field_with_what_was_typed()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        using var ada = await World.Admin.SignIn();

        var again = await ada.Submit(await ada.Open($"/admin/offerings/{offering}/questions/new"), "form[action*='/questions/']", ("label", "Where?"), ("visibleIf", "colour = red"));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Find("#field-visibleIf-error")!.TextContent.ShouldContain("colour");
        again.Find("input[name=label]")!.GetAttribute("value").ShouldBe("Where?");
    }

    [Fact]
    public async Task A_question_another_one_asks_about_is_not_taken_away()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        using var ada = await World.Admin.SignIn();

        var again = await ada.Submit(await ada.Open($"/admin/offerings/{offering}"), "form[action$='/questions/model/place']", ("act", "remove"));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Find("[data-error-summary]")!.TextContent.ShouldContain("model");
    }

    [Fact]
    public async Task Questions_change_places_and_the_published_form_holds_on_meanwhile()
    {
        var offering = await World.Offer("New laptop", OfferingCase.LaptopForm);
        using var ada = await World.Admin.SignIn();

        var page = await ada.Submit(await ada.Open($"/admin/offerings/{offering}"), "form[action$='/questions/extras/place']", ("act", "up"));

        page.Words.ShouldContain("not published yet");
        World.Workspace.Get<CatalogueDirectory>().Find(offering)!.Body.Questions[^1].Key.ShouldBe("extras");
        (await ada.Open($"/admin/offerings/{offering}/preview")).Words.ShouldContain("asked only if model = Heavy");
    }

    private static async Task Question(Steward.Testing.Web.Visitor ada, long offering, params (string, string)[] fields)
    {
        var page = await ada.Submit(await ada.Open($"/admin/offerings/{offering}/questions/new"), "form[action*='/questions/']", fields);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Words);
    }
}
