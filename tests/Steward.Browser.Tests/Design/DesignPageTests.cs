using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Design;

/// <summary>Every part in every theme: clean for axe, inside the window, silent on the console under the real content security policy.</summary>
[Collection(nameof(Browsing.Browser))]
public class DesignPageTests(Browsing.Browser browser, DesignHost host) : IClassFixture<DesignHost>
{
    [Theory]
    [InlineData("/design", "light.default")]
    [InlineData("/design", "dark.default")]
    [InlineData("/design", "contrast.comfortable")]
    [InlineData("/design", "light.compact")]
    [InlineData("/design/portal", "light.default")]
    [InlineData("/design/portal", "dark.default")]
    public async Task Axe_finds_nothing(string path, string appearance)
    {
        await using var window = await Open(appearance, Screen.Desk);
        var page = await window.NewPageAsync();
        await page.GotoAsync(path);

        (await Axe.CheckAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Nothing_is_wider_than_a_phone_and_axe_finds_nothing_there(int width)
    {
        await using var window = await Open("light.default", new Screen(width, 800));
        var page = await window.NewPageAsync();
        await page.GotoAsync("/design");

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        (await Axe.CheckAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_console_stays_silent_while_menus_dialogs_and_boards_are_used()
    {
        await using var window = await Open("light.default", Screen.Desk);
        var page = await window.NewPageAsync();
        List<string> said = [];
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.Contains("422", StringComparison.Ordinal)) said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
        await page.GotoAsync("/design");

        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByText("Open a dialog").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#card-IT-417 a").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Locator("#card-IT-417 .board-refusal").WaitForAsync();

        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_the_theme_can_be_chosen_and_menus_open()
    {
        await using var window = await browser.Chromium.OpenAsync(host.Address, screen: Screen.Desk, script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/design");

        await page.Locator("button[popovertarget=appearance]").ClickAsync();
        await page.Locator("#appearance input[value=contrast]").CheckAsync(new() { Force = true });
        await page.Locator("#appearance button").ClickAsync();

        (await page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("contrast");
        new Uri(page.Url).AbsolutePath.ShouldBe("/design");
    }

    private async Task<IBrowserContext> Open(string appearance, Screen screen)
    {
        var window = await browser.Chromium.OpenAsync(host.Address, screen: screen);
        await window.AddCookiesAsync([new Cookie { Name = "steward-appearance", Value = appearance, Url = host.Address.ToString() }]);
        return window;
    }
}
