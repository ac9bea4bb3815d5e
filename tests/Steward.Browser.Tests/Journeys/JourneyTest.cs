using Microsoft.Playwright;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>A way through the example organisation. Whatever the console of a page complains about fails the journey.</summary>
[Collection(nameof(Browsing.Browser))]
public abstract class JourneyTest(Browsing.Browser browser) : IAsyncLifetime
{
    private readonly List<IBrowserContext> windows = [];

    /// <summary>What pages said on their consoles.</summary>
    protected List<string> Complaints { get; } = [];

    protected DemoServer Demo { get; private set; } = null!;

    public async Task InitializeAsync() => Demo = await browser.Demo;

    public async Task DisposeAsync()
    {
        foreach (var window in windows) await window.DisposeAsync();
        Complaints.Clear();
    }

    /// <summary>A page of a new window in which somebody is signed in.</summary>
    protected async Task<IPage> As(Role role, Screen? screen = null) => await Listened(await Demo.OpenAsync(browser.Chromium, role, screen: screen));

    /// <summary>A page of a new window on some server, nobody signed in.</summary>
    protected async Task<IPage> Stranger(Uri address) => await Listened(await browser.Chromium.OpenAsync(address));

    private async Task<IPage> Listened(IBrowserContext window)
    {
        windows.Add(window);
        var page = await window.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        return page;
    }
}
