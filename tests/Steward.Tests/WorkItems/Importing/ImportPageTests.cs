using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Shouldly;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class ImportPageTests : ImportTest
{
    [Fact]
    public async Task A_lead_walks_from_upload_to_report_and_back_without_script()
    {
        using var lena = await World.Lead.SignIn();
        var mapping = await UploadBy(lena, Desk);
        mapping.Words.ShouldContain("3 rows in 10 columns were found");
        mapping.Find("select[name='column.1'] option[selected]")!.TextContent.ShouldBe("Title");
        mapping.Find("select[name='column.9'] option[selected]")!.TextContent.ShouldBe("Keep as a field");

        var dryRun = await lena.Submit(mapping, "form[action$='/mapping']");
        dryRun.Words.ShouldContain("nothing was imported yet");
        dryRun.Words.ShouldContain("Row 4 has no Subject");
        Items().ShouldNotContain(item => item.Title == "VPN is slow");

        var running = await lena.Submit(dryRun, "form[action$='/run']");
        await Settled(IdOf(running));
        var report = await lena.Open(PathOf(running));
        report.Words.ShouldContain("2 items created, 0 changed");
        report.Words.ShouldContain("1 rows were left out");

        await lena.Submit(report, "form[action$='/undo']");
        await Settled(IdOf(running));
        (await lena.Open(PathOf(running))).Words.ShouldContain("The import was undone: 2 items removed");
        (await lena.Open("/imports")).Words.ShouldContain("desk.csv");
    }

    [Fact]
    public async Task Columns_and_values_are_changed_on_the_page()
    {
        using var lena = await World.Lead.SignIn();
        var mapping = await UploadBy(lena, "Id,Long,Short,State,Prio\n1,the long one,s1,Parked,A\n2,another long one,s2,Open,A\n");
        var columns = Enumerable.Range(0, 5).ToDictionary(i => mapping.Find($"input[name='columnName.{i}']")!.GetAttribute("value")!, i => $"column.{i}");
        var dryRun = await lena.Submit(mapping, "form[action$='/mapping']", (columns["Long"], "title"), (columns["Short"], "ignore"), (columns["Prio"], "priority"), ("type", "request"));
        dryRun.Words.ShouldContain("priority 'A'");
        var again = await lena.Open(PathOf(dryRun) + "?step=mapping");
        var priority = (again.Find("input[value='A'][name^='priorityValue']") as IHtmlInputElement)!.Name!.Split('.')[1];
        var state = (again.Find("input[value='Parked'][name^='stateValue']") as IHtmlInputElement)!.Name!.Split('.')[1];
        dryRun = await lena.Submit(again, "form[action$='/mapping']", ($"priority.{priority}", "urgent"), ($"state.{state}", "Blocked"));
        dryRun.Words.ShouldNotContain("priority 'A'");
        await lena.Submit(dryRun, "form[action$='/run']");
        await Settled(IdOf(dryRun));
        var item = Item("1");
        (item.Title, item.Type, item.State, item.Priority.ToString()).ShouldBe(("the long one", "request", "on-hold", "Urgent"));
    }

    [Fact]
    public async Task Two_columns_for_one_meaning_come_back_with_the_sentence_and_what_was_chosen()
    {
        using var lena = await World.Lead.SignIn();
        var mapping = await UploadBy(lena, "Id,Title,Other\n1,a,b\n");
        var again = await lena.Submit(mapping, "form[action$='/mapping']", ("column.2", "title"));
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Words.ShouldContain("The mapping gives title to more than one column: Title, Other.");
    }

    [Fact]
    public async Task A_wrong_file_comes_back_with_its_sentence_at_the_field()
    {
        using var lena = await World.Lead.SignIn();
        var again = await UploadBy(lena, "{\"a\": 1, \"b\": [\"c\"]}");
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Find(".field-error")!.TextContent.ShouldContain("This is a JSON document, not a table.");
    }

    [Fact]
    public async Task Bad_rows_are_downloaded_to_be_mended_and_neutralised()
    {
        using var lena = await World.Lead.SignIn();
        var mapping = await UploadBy(lena, "Id,Title,Note\n1,,=cmd\n2,fine,x\n");
        var dryRun = await lena.Submit(mapping, "form[action$='/mapping']");
        var file = await (await lena.Send(HttpMethod.Get, $"/imports/{IdOf(dryRun)}/bad-rows.csv")).Content.ReadAsStringAsync();
        file.ShouldBe("Id,Title,Note,Finding\r\n1,,'=cmd,Row 2 has no Title: an item needs a title. Fill it in and import again.\r\n");
        var findings = await (await lena.Send(HttpMethod.Get, $"/imports/{IdOf(dryRun)}/findings.csv")).Content.ReadAsStringAsync();
        findings.ShouldContain("2,Left out,Title,,Row 2 has no Title");
    }

    [Fact]
    public async Task Whoever_leads_nothing_is_told_so_and_sees_no_import_of_others()
    {
        var dryRun = await Upload(World.Lead.Api, Desk);
        using var tom = await World.Agent.SignIn();
        (await tom.Open("/imports")).Words.ShouldContain("You lead no space yet");
        var hidden = await tom.Open($"/imports/{dryRun["id"]}");
        hidden.Status.ShouldBe(HttpStatusCode.NotFound);
        hidden.Words.ShouldNotContain("desk.csv");
        (await tom.Send(HttpMethod.Get, $"/imports/{dryRun["id"]}/bad-rows.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<WebPage> UploadBy(Visitor visitor, string content) =>
        await visitor.Upload(await visitor.Open("/imports"), "form[action$='/uploads']", ("file", "desk.csv", Encoding.UTF8.GetBytes(content)), ("space", "IT"));

    private static string IdOf(WebPage page) => page.Path.Split('/')[^1];

    private static string PathOf(WebPage page) => "/imports/" + IdOf(page);
}
