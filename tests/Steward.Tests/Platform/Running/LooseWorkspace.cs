using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Web.Hosting;

namespace Steward.Tests.Platform.Running;

/// <summary>
/// The whole program without a server, on one empty workspace of its own: a SQLite file, or a schema of the PostgreSQL that
/// STEWARD_TEST_DATABASE names. Gone with this object.
/// </summary>
internal sealed class LooseWorkspace : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string name = $"t{Guid.NewGuid():N}"[..20];
    private WebApplication app;

    private LooseWorkspace()
    {
        Storage = new StorageOptions { DataFolder = folder.Path, Database = TestDatabase };
        app = StewardApp.ForCommandLine(Storage);
    }

    public static string? TestDatabase => Environment.GetEnvironmentVariable("STEWARD_TEST_DATABASE") is { Length: > 0 } connection ? connection : null;

    public static Engine Engine => TestDatabase is null ? Engine.Sqlite : Engine.PostgreSql;

    public StorageOptions Storage { get; private set; }

    public string Name => name;

    public string Folder => folder.Path;

    public Workspace Workspace { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public Dispatcher Dispatcher => Get<Dispatcher>();

    public static async Task<LooseWorkspace> Open()
    {
        var made = new LooseWorkspace();
        made.Workspace = (await made.Get<WorkspaceRegistry>().Create(made.name, "A loose workspace")).Answer;
        return made;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Closes everything and opens it again, as another process would.</summary>
    public async Task Reopen(Func<StorageOptions, StorageOptions>? change = null)
    {
        await app.DisposeAsync();
        Storage = change is null ? Storage : change(Storage);
        app = StewardApp.ForCommandLine(Storage);
        Workspace = (await Get<WorkspaceRegistry>().Find(null, name))!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await DropData(name);
        folder.Dispose();
    }

    /// <summary>Closes and removes a further workspace a test made.</summary>
    public async Task Drop(string workspace)
    {
        await Get<WorkspaceRegistry>().Close(workspace);
        await DropData(workspace);
    }

    /// <summary>Removes a schema that was set aside; does nothing on SQLite, whose files go with the folder.</summary>
    public Task DropSchema(string? schema) => Run($"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE");

    public static Task DropData(string workspace) =>
        Run($"DROP SCHEMA IF EXISTS \"ws_{workspace}\" CASCADE; DELETE FROM public.steward_workspaces WHERE name = '{workspace}'");

    private static async Task Run(string sql)
    {
        if (TestDatabase is not { } connection)
            return;
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
