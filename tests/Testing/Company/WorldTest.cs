using Xunit;

namespace Steward.Testing.Company;

/// <summary>A test class whose every test starts in a fresh copy of the <see cref="World"/>.</summary>
public abstract class WorldTest : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await World.Open();

    public async Task DisposeAsync() => await World.DisposeAsync();
}
