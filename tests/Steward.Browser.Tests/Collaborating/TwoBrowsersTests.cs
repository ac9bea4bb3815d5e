using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Browser.Tests.Collaborating;

/// <summary>Two people at one item, each in a browser of their own.</summary>
[Collection(nameof(Browsing.Browser))]
public class TwoBrowsersTests(Browsing.Browser browser) : IAsyncLifetime
{
    private World world = null!;
    private IBrowserContext tomsWindow = null!;
    private IBrowserContext lenasWindow = null!;
    private IPage tom = null!;
    private IPage lena = null!;

    private string Ticket => $"{world.Address}/i/{world.PrinterTicket}";

    public async Task InitializeAsync()
    {
        world = await World.Open();
        (tomsWindow, lenasWindow) = (await browser.Chromium.OpenAsync(), await browser.Chromium.OpenAsync());
        (tom, lena) = (await SignIn(tomsWindow, world.Agent), await SignIn(lenasWindow, world.Lead));
    }

    public async Task DisposeAsync()
    {
        await tomsWindow.DisposeAsync();
        await lenasWindow.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task They_see_each_other_come_write_and_go()
    {
        await tom.GotoAsync(Ticket);
        await lena.GotoAsync(Ticket);
        await Shows(tom, "Lena Brandt is viewing");
        await Shows(lena, "Tom Nguyen is viewing");

        await lena.Locator("#answer-text").FillAsync("I think");
        await Shows(tom, "Lena Brandt is editing");

        await tom.GotoAsync($"{world.Address}/s/IT");
        await tom.Locator($"#row-{world.PrinterTicket} .presence-row").WaitForAsync();
        await lena.GotoAsync($"{world.Address}/my");
        await tom.Locator($"#row-{world.PrinterTicket} .presence-row").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task News_reach_the_inbox_and_its_number_while_one_looks_elsewhere()
    {
        await tom.GotoAsync($"{world.Address}/my");
        await world.Send(new ChangeItem(world.AlderTicket) { Assignee = new(world.Agent.Email) }, world.Lead);
        await tom.Locator("nav a[href$='/inbox'] .nav-count", new() { HasTextString = "1" }).First.WaitForAsync();

        await tom.GotoAsync($"{world.Address}/inbox");
        await tom.Locator("list-keys:defined").WaitForAsync();
        await tom.Keyboard.PressAsync("j");
        await tom.Keyboard.PressAsync("e");
        await tom.GetByText("1 archived").WaitForAsync();
        await tom.GetByText("All done").WaitForAsync();
    }

    [Fact]
    public async Task A_reply_does_not_go_past_news_its_writer_could_not_see()
    {
        await tom.RouteAsync("**/live", route => route.AbortAsync()); // his line to the news is cut
        await tom.GotoAsync(Ticket);
        await tom.Locator("#answer-text").FillAsync("We send a technician");
        await world.Send(new AddComment(world.PrinterTicket, "It works again, thank you", Internal: false), world.Requester);

        await tom.Locator("#answer .button-primary").ClickAsync();

        await tom.Locator("#answer .notice").GetByText("It works again, thank you").WaitForAsync();
        (await tom.Locator("#answer-text").InputValueAsync()).ShouldBe("We send a technician");
        await tom.Locator("#answer").GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await tom.Locator("article .prose", new() { HasTextString = "We send a technician" }).WaitForAsync();
    }

    [Fact]
    public async Task Unsent_words_wait_in_another_browser()
    {
        await tom.GotoAsync(Ticket);
        await tom.Locator("#answer-text").FillAsync("Half a sent");
        await tom.WaitForResponseAsync(response => response.Url.EndsWith("/drafts", StringComparison.Ordinal) && response.Status == 204);

        await using var other = await browser.Chromium.OpenAsync();
        var elsewhere = await SignIn(other, world.Agent);
        await elsewhere.GotoAsync(Ticket);

        await elsewhere.WaitForFunctionAsync("() => document.getElementById('answer-text').value === 'Half a sent'");

        // what came since the words were begun stops them there, too
        await world.Send(new AddComment(world.PrinterTicket, "Wait!", Internal: false), world.Lead);
        await elsewhere.GotoAsync(Ticket);
        await elsewhere.WaitForFunctionAsync("() => document.getElementById('answer-text').value === 'Half a sent'");
        await elsewhere.Locator("#answer .button-primary").ClickAsync();
        await elsewhere.Locator("#answer .notice").GetByText("Wait!").WaitForAsync();
    }

    private static Task Shows(IPage page, string words) => page.Locator("presence-marks .presence", new() { HasTextString = words }).WaitForAsync();

    private async Task<IPage> SignIn(IBrowserContext window, WorldPerson person)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{world.Address}/sign-in");
        await page.Locator("input[name=email]").FillAsync(person.Email);
        await page.Locator("input[name=password]").FillAsync(person.Password);
        await page.Locator("form:has(input[type=password]) button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/my");
        return page;
    }
}
