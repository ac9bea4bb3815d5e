using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Web.Hosting;

namespace Steward.Testing.Hosting;

/// <summary>
/// The whole program in this process, on a free loopback port and a folder of its own. With <c>STEWARD_TEST_DATABASE</c> set, its workspaces are
/// schemas of that PostgreSQL database, otherwise SQLite files.
/// </summary>
public sealed class AppFactory : IAsyncDisposable
{
    private static readonly Lazy<Task<AppFactory>> OneForAll = new(() => StartOneForAll());

    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private AppFactory(TemporaryFolder folder, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
        Address = new Uri(app.Urls.First());
    }

    /// <summary>PostgreSQL connection string of this run; null when it runs on SQLite.</summary>
    public static string? Database =>
        Environment.GetEnvironmentVariable("STEWARD_TEST_DATABASE") is { Length: > 0 } connection ? connection : null;

    /// <summary>The program all tests share; each test has a workspace of its own in it (<see cref="Company.World"/>).</summary>
    public static Task<AppFactory> Shared => OneForAll.Value;

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public WorkspaceRegistry Workspaces => Services.GetRequiredService<WorkspaceRegistry>();

    public Dispatcher Dispatcher => Services.GetRequiredService<Dispatcher>();

    /// <summary>Starts a program of one's own, for tests that need other settings or another clock.</summary>
    public static async Task<AppFactory> Start(Action<WebApplicationBuilder>? configure = null)
    {
        var folder = new TemporaryFolder();
        var storage = new StorageOptions { DataFolder = folder.Path, Database = Database };
        var app = StewardApp.Build(storage, "http://127.0.0.1:0", configure);
        await app.StartAsync();
        return new AppFactory(folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<AppFactory> StartOneForAll()
    {
        var factory = await Start();
        // the test runner knows no end of all classes; what is left is the folder
        AppDomain.CurrentDomain.ProcessExit += (_, _) => factory.folder.Dispose();
        return factory;
    }
}
