using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Steward.Testing.Running;

namespace Steward.Browser.Tests.Browsing;

/// <summary>The built program serving its example organisation from a temporary folder, and the people its console says one may sign in as.</summary>
public sealed partial class DemoServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<Role, Task<string>> sessions = new();
    private StewardProcess steward = null!;

    private DemoServer()
    {
    }

    public Uri Address => steward.Address;

    public static async Task<DemoServer> StartAsync()
    {
        var demo = new DemoServer();
        demo.steward = await StewardProcess.StartAsync("demo", ["--data", demo.folder.Path]);
        return demo;
    }

    /// <summary>Mail address and password of a role, read from what the console says.</summary>
    public async Task<(string Mail, string Password)> SaidOfAsync(Role role)
    {
        for (var tries = 0; tries < 100 && !SaidRow().IsMatch(steward.Output); tries++) await Task.Delay(50); // ready is a moment before the words
        var row = SaidRow().Matches(steward.Output).Single(line => line.Groups["role"].Value == NameOf(role));
        return (row.Groups["mail"].Value, row.Groups["password"].Value);
    }

    /// <summary>Types what the console says into the form of the sign-in page.</summary>
    public async Task SignInAsync(IPage page, Role role)
    {
        var (mail, password) = await SaidOfAsync(role);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Mail address").FillAsync(mail);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>A window in which a role is signed in; each signs in by the form once, the rest reuse its cookies.</summary>
    public async Task<IBrowserContext> OpenAsync(Chromium chromium, Role role, Theme theme = Theme.Light, Screen? screen = null)
    {
        if (role is Role.Anonymous) return await chromium.OpenAsync(Address, theme, screen);
        var session = await sessions.GetOrAdd(role, async wanted =>
        {
            await using var window = await chromium.OpenAsync(Address);
            await SignInAsync(await window.NewPageAsync(), wanted);
            return await window.StorageStateAsync();
        });
        return await chromium.OpenAsync(Address, theme, screen, session: session);
    }

    public async ValueTask DisposeAsync()
    {
        if (steward is not null) await steward.DisposeAsync();
        folder.Dispose();
    }

    private static string NameOf(Role role) => role is Role.ClientManager ? "Client manager" : $"{role}";

    [GeneratedRegex(@"^\s*(?<role>Administrator|Agent|Requester|Client manager)\s+(?<mail>\S+@\S+)\s+(?<password>\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaidRow();
}

/// <summary>Who looks.</summary>
public enum Role { Anonymous, Requester, ClientManager, Agent, Administrator }
