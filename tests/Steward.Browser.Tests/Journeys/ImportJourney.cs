using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>A table comes in by the page: columns, dry run, import, and all of it goes again.</summary>
public class ImportJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    private const string Table = "Ticket;Summary;Status;Prio;Caller\nA-1;Lamp in the hall flickers;Open;2;Yuki Tanaka\nA-2;Kettle is missing;Open;3;Yuki Tanaka\nA-3;;Open;3;Yuki Tanaka\n";

    [Fact]
    public async Task A_csv_is_mapped_tried_imported_and_undone()
    {
        var page = await As(Role.Administrator);
        await page.GotoAsync("/imports");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "house.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Table) });
        await page.GetByLabel("Into the space").SelectOptionAsync(new SelectOptionValue { Value = "FAC" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Check what would be imported" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 items" }).WaitForAsync();
        (await page.Locator("#findings").TextContentAsync())!.ShouldContain("4"); // the third row, fourth line of the file, has no title
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 items" }).ClickAsync();
        await page.GetByText("2 items created").WaitForAsync(new() { Timeout = 20_000 });

        var report = page.Url;
        await page.GotoAsync("/search?text=Kettle");
        await page.GetByText("Kettle is missing").First.WaitForAsync();

        await page.GotoAsync(report);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo import" }).ClickAsync();
        await page.GetByText("2 items removed").WaitForAsync(new() { Timeout = 20_000 });
        Complaints.ShouldBeEmpty();
    }
}
