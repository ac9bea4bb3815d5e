using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Designing;

public class WorkflowPageTests : WorldTest
{
    private const string Page = "/admin/types/incident/workflow";
    private const string Rows = "form[action$='/workflow']";

    [Fact]
    public async Task The_picture_shows_every_state_and_the_complexity_is_said_in_words()
    {
        using var ada = await World.Admin.SignIn();

        var page = await ada.Open(Page);

        page.Document.QuerySelectorAll("svg.workflow rect").Length.ShouldBe(7);
        page.Find("svg.workflow")!.GetAttribute("aria-label")!.ShouldContain("7 states, 8 ways, 5 demands: simple");
        page.Find("form[action$='/publication']").ShouldBeNull();
    }

    [Fact]
    public async Task A_state_is_added_and_one_removed_and_its_items_are_given_a_place()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open(Page);
        var (added, gone) = ("s7", RowOf(page, "new"));
        var standing = World.Workspace.Get<TypeDirectory>().Find("incident")!.Workflow.Initial.Key;

        // a state of one's own in the place of the first
        page = await ada.Submit(page, Rows, ($"{added}.name", "Triage"), ($"{added}.category", "New"), ($"{added}.place", "1"), ($"{gone}.gone", "true"));
        page.Words.ShouldContain("The draft was saved");
        page.Find("svg.workflow")!.TextContent.ShouldContain("Triage");
        var refused = await ada.Submit(page, "form[action$='/publication']");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Choose the state they go to");
        page = await ada.Submit(refused, "form[action$='/publication']", ("move:" + standing, "triage"));

        page.Words.ShouldContain("Version 2 is in use");
        World.Workspace.Get<TypeDirectory>().Find("incident")!.Workflow.Initial.Key.ShouldBe("triage");
        page = await ada.Submit(page, "form[action$='/versions/1']");
        page.Words.ShouldContain("Version 1 is the draft now");
        page = await ada.Submit(page, "form[action$='/draft-removal']");
        page.Find("form[action$='/publication']").ShouldBeNull();
    }

    [Fact]
    public async Task Rows_that_cannot_be_come_back_as_they_were_typed()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open(Page);

        var refused = await ada.Submit(page, Rows, ("s7.name", "Resolved"), ("s7.category", "Done"), ("s7.place", "8"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Two states are called \"Resolved\"");
        refused.Find("[name='s7.name']")!.GetAttribute("value").ShouldBe("Resolved");
    }

    [Fact]
    public async Task What_is_missing_before_publishing_stands_beside_the_draft()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open(Page);

        page = await ada.Submit(page, Rows, ("s7.name", "Forgotten"), ("s7.category", "Waiting"), ("s7.place", "8"));

        page.Find(".notice-warning")!.TextContent.ShouldContain("\"Forgotten\" cannot be reached");
        page.Find(".notice-warning")!.TextContent.ShouldNotContain("Resolved");
    }

    private static string RowOf(Steward.Testing.Web.WebPage page, string key) =>
        page.Document.QuerySelectorAll("input[type=hidden]").Single(i => i.GetAttribute("value") == key && i.GetAttribute("name")!.EndsWith(".key", StringComparison.Ordinal)).GetAttribute("name")![..2];
}
