using Steward.Platform.Workspaces;

namespace Steward.Testing.Hosting;

/// <summary>A workspace with nothing in it but the built-in types, for set-up, imports and examples. Gone with this object.</summary>
public sealed class EmptyWorkspace : IAsyncDisposable
{
    private readonly AppFactory app;

    private EmptyWorkspace(AppFactory app, Workspace workspace) => (this.app, Workspace) = (app, workspace);

    public Workspace Workspace { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Where it answers, without a slash at the end.</summary>
    public Uri Address => new(app.Address, $"/w/{Workspace.Name}");

    public static async Task<EmptyWorkspace> Open()
    {
        var app = await AppFactory.Shared;
        return new EmptyWorkspace(app, (await app.Workspaces.Create($"e{Guid.NewGuid():N}"[..12], WorkspaceEntry.UnnamedTitle)).Answer);
    }

    public async ValueTask DisposeAsync() => await app.Remove(Workspace.Name);
}
