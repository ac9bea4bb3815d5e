using Xunit;

namespace Steward.Browser.Tests.Browsing;

/// <summary>One Chromium and one example organisation for every test that looks at a page; the organisation starts when first asked for.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class Browser : IAsyncLifetime, ICollectionFixture<Browser>
{
    private readonly Lazy<Task<DemoServer>> demo = new(DemoServer.StartAsync);

    public Chromium Chromium { get; private set; } = null!;

    public Task<DemoServer> Demo => demo.Value;

    public async Task InitializeAsync() => Chromium = await Chromium.LaunchAsync();

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        if (demo.IsValueCreated) await (await demo.Value).DisposeAsync();
    }
}
