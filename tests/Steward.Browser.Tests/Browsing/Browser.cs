using Xunit;

namespace Steward.Browser.Tests.Browsing;

/// <summary>One Chromium for every test that looks at a page.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class Browser : IAsyncLifetime, ICollectionFixture<Browser>
{
    public Chromium Chromium { get; private set; } = null!;

    public async Task InitializeAsync() => Chromium = await Chromium.LaunchAsync();

    public async Task DisposeAsync() => await Chromium.DisposeAsync();
}
