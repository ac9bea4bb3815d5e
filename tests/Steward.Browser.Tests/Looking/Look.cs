using Microsoft.Playwright;
using Steward.Browser.Tests.Browsing;

namespace Steward.Browser.Tests.Looking;

/// <summary>Photographs pages in three sizes and two themes, and writes what axe says beside them.</summary>
internal static class Look
{
    private static readonly Screen[] Screens = [Screen.Desk, Screen.Tablet, Screen.Phone];

    public static async Task<int> AtAddressesAsync(IEnumerable<Uri> addresses, string folder)
    {
        await using var chromium = await Chromium.LaunchAsync();
        var offences = 0;
        foreach (var address in addresses)
            foreach (var theme in Enum.GetValues<Theme>())
                foreach (var screen in Screens)
                {
                    await using var window = await chromium.OpenAsync(theme: theme, screen: screen);
                    var page = await window.NewPageAsync();
                    offences += await PhotographAsync(page, address, $"{theme}".ToLowerInvariant(), screen, folder);
                }
        return offences == 0 ? 0 : 1;
    }

    public static async Task<int> PhotographAsync(IPage page, Uri address, string theme, Screen screen, string folder)
    {
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
        var file = Path.Combine(folder, $"{NameOf(address)}-{theme}-{screen.Width}.png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        var offences = await Axe.CheckAsync(page);
        Console.WriteLine($"{Path.GetFileName(file)}  {(offences.Count == 0 ? "clean" : $"{offences.Count} offences")}");
        foreach (var offence in offences) Console.WriteLine($"    {offence}");
        return offences.Count;
    }

    private static string NameOf(Uri address)
    {
        var name = string.Join('-', address.PathAndQuery.Split(['/', '?', '&', '=', ':'], StringSplitOptions.RemoveEmptyEntries));
        return name is "" ? "home" : name;
    }
}
