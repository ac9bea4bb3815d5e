using Microsoft.Playwright;
using Steward.Browser.Tests.Browsing;

namespace Steward.Browser.Tests.Looking;

/// <summary>Photographs pages in three sizes and two themes, and says what axe finds on each.</summary>
internal sealed class Look(string folder)
{
    private static readonly Screen[] Screens = [Screen.Desk, Screen.Tablet, Screen.Phone];
    private readonly List<Photograph> taken = [];

    /// <summary>Addresses somebody named; nobody is signed in.</summary>
    public async Task<int> AtAddressesAsync(IEnumerable<Uri> addresses)
    {
        await using var chromium = await Chromium.LaunchAsync();
        await using var window = await chromium.OpenAsync();
        await PhotographAsync(window, "", addresses);
        return Sum();
    }

    /// <summary>Every page each role reaches in an example organisation of its own, and an index to leaf through.</summary>
    public async Task<int> AtEverythingAsync()
    {
        await using var demo = await DemoServer.StartAsync();
        await using var chromium = await Chromium.LaunchAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            await using var window = await demo.OpenAsync(chromium, role);
            List<Uri> pages = [];
            var dead = await Crawl.EachPageAsync(await window.NewPageAsync(), demo.Address, Crawl.DoorsOf(role), address => { pages.Add(address); return Task.CompletedTask; });
            foreach (var link in dead) Console.WriteLine($"{role}: {link}");
            await PhotographAsync(window, $"{role}", pages);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Album.Of(taken));
        Console.WriteLine(Path.Combine(folder, "index.html"));
        return Sum();
    }

    private async Task PhotographAsync(IBrowserContext window, string who, IEnumerable<Uri> addresses)
    {
        Directory.CreateDirectory(folder);
        var page = await window.NewPageAsync();
        foreach (var address in addresses)
            foreach (var screen in Screens)
            {
                await page.SetViewportSizeAsync(screen.Width, screen.Height);
                await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
                foreach (var theme in Enum.GetValues<Theme>())
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = theme is Theme.Dark ? ColorScheme.Dark : ColorScheme.Light });
                    taken.Add(await PhotographAsync(page, who, address, theme, screen));
                }
            }
        await page.CloseAsync();
    }

    private async Task<Photograph> PhotographAsync(IPage page, string who, Uri address, Theme theme, Screen screen)
    {
        var photograph = new Photograph(who, address, theme, screen.Width);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, photograph.FileName), FullPage = true });
        List<string> offences = [.. await Axe.CheckAsync(page)];
        var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        if (tooWide > 0) offences.Add($"the page is {tooWide} px wider than the window");
        Console.WriteLine($"{photograph.FileName}  {(offences.Count == 0 ? "clean" : $"{offences.Count} offences")}");
        foreach (var offence in offences) Console.WriteLine($"    {offence}");
        return photograph with { Offences = offences };
    }

    private int Sum()
    {
        var offences = taken.Sum(photograph => photograph.Offences.Count);
        Console.WriteLine($"{taken.Count} pictures of {taken.Select(photograph => (photograph.Who, photograph.Address)).Distinct().Count()} pages, {offences} offences");
        return offences == 0 && taken.Count > 0 ? 0 : 1;
    }
}
