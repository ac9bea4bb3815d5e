using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>From an empty folder to the first item, with nothing but what the console says.</summary>
public partial class SetUpJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    [Fact]
    public async Task The_first_administrator_makes_a_space_and_its_first_item()
    {
        using var folder = new TemporaryFolder();
        await using var steward = await StewardProcess.StartAsync("serve", ["--data", folder.Path]);
        for (var tries = 0; tries < 100 && !SetUpAddress().IsMatch(steward.Output); tries++) await Task.Delay(50);
        var page = await Stranger(steward.Address);

        await page.GotoAsync(SetUpAddress().Match(steward.Output).Value);
        await page.GetByLabel("Your name").FillAsync("Ida Lind");
        await page.GetByLabel("Mail address").FillAsync("ida@lind.example");
        await page.Locator("[name=password]").FillAsync("quiet-harbour-lamp-27");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/setup/start");

        await page.GetByText("Start empty").First.ClickAsync();
        await page.WaitForURLAsync("**/my");
        await page.GotoAsync("/spaces/new");
        await page.GetByLabel("Name").FillAsync("House service");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Key" }).FillAsync("HOUSE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create a space" }).ClickAsync();
        await page.WaitForURLAsync("**/s/HOUSE**");

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Create", Exact = false }).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true }).FillAsync("The door of room 4 sticks");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("HOUSE-1").First.WaitForAsync();

        await page.GotoAsync("/i/HOUSE-1");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync())!.ShouldContain("The door of room 4 sticks");
        Complaints.ShouldBeEmpty();
    }

    [GeneratedRegex(@"http://\S+/setup\?code=\w+", RegexOptions.None, 1000)]
    private static partial Regex SetUpAddress();
}
