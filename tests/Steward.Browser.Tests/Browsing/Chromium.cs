using Microsoft.Playwright;

namespace Steward.Browser.Tests.Browsing;

/// <summary>The Chromium of this machine, driven by Playwright. One for a whole run; every journey gets a fresh profile of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright driver;
    private readonly IBrowser browser;

    private Chromium(IPlaywright driver, IBrowser browser) => (this.driver, this.browser) = (driver, browser);

    public static async Task<Chromium> LaunchAsync()
    {
        var started = await Playwright.CreateAsync();
        return new(started, await started.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = Quiet,
        }));
    }

    /// <summary>A window at a size and in a theme, with no cookies but those of a session handed over.</summary>
    public Task<IBrowserContext> OpenAsync(Uri? address = null, Theme theme = Theme.Light, Screen? screen = null, bool script = true, string? session = null)
    {
        var (width, height) = screen ?? Screen.Desk;
        return browser.NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            ColorScheme = theme is Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            StorageState = session,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }
}

public enum Theme { Light, Dark }

/// <summary>The three widths every page is looked at.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desk = new(1440, 900);
    public static readonly Screen Tablet = new(1024, 768);
    public static readonly Screen Phone = new(390, 844);
}
