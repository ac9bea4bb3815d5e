using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Steward.Browser.Tests.Looking;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>Every page a role reaches by following links: it exists, is clean for axe in both themes and no wider than a phone.</summary>
[Collection(nameof(Browsing.Browser))]
public class EveryPageTests(Browsing.Browser browser)
{
    [Theory]
    [InlineData(Role.Anonymous, 2, null)]
    [InlineData(Role.Requester, 8, null)]
    [InlineData(Role.Agent, 25, null)]
    [InlineData(Role.Administrator, 20, "/admin")] // the rest an agent has seen
    public async Task Is_clean_in_light_and_dark_and_fits_a_phone(Role role, int atLeast, string? below)
    {
        var demo = await browser.Demo;
        await using var window = await demo.OpenAsync(browser.Chromium, role);
        var page = await window.NewPageAsync();
        var pages = 0;
        List<string> faults = [];
        faults.AddRange(await Crawl.EachPageAsync(page, demo.Address, below is null ? Crawl.DoorsOf(role) : [below], async address =>
        {
            pages++;
            faults.AddRange((await Axe.CheckAsync(page)).Select(offence => $"{address.PathAndQuery} light: {offence}"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange((await Axe.CheckAsync(page, "color-contrast")).Select(offence => $"{address.PathAndQuery} dark: {offence}"));
            await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (tooWide > 0) faults.Add($"{address.PathAndQuery} is {tooWide} px wider than a phone");
            await page.SetViewportSizeAsync(Screen.Desk.Width, Screen.Desk.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }, below));

        faults.ShouldBeEmpty();
        pages.ShouldBeGreaterThanOrEqualTo(atLeast);
    }
}
