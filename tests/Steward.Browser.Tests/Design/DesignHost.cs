using Steward.Testing.Running;
using Xunit;

namespace Steward.Browser.Tests.Design;

/// <summary>An empty Steward: the design page needs nobody and nothing.</summary>
public sealed class DesignHost : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private StewardProcess? steward;

    public Uri Address => steward!.Address;

    public async Task InitializeAsync() => steward = await StewardProcess.StartAsync("serve", ["--data", folder.Path]);

    public async Task DisposeAsync()
    {
        if (steward is not null) await steward.DisposeAsync();
        folder.Dispose();
    }
}
