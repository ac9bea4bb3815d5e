using System.CommandLine;
using System.Text.Json;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Web.CommandLine;

/// <summary>Options every verb shares: where the data is, which workspace, and whether to answer as JSON.</summary>
internal sealed class StorageArguments
{
    private readonly Option<string> data = new("--data") { Description = "Folder of data files.", DefaultValueFactory = _ => "data" };
    private readonly Option<string?> database = new("--database") { Description = "PostgreSQL connection string; SQLite files in --data when absent." };
    private readonly Option<string> workspace = new("--workspace") { Description = "Name of the workspace.", DefaultValueFactory = _ => WorkspaceEntry.DefaultName };
    private readonly Option<bool> json = new("--json") { Description = "Answer as JSON." };

    public T AddTo<T>(T command)
        where T : Command
    {
        command.Options.Add(data);
        command.Options.Add(database);
        command.Options.Add(workspace);
        command.Options.Add(json);
        return command;
    }

    public StorageOptions Storage(ParseResult parsed) => new()
    {
        DataFolder = Path.GetFullPath(parsed.GetRequiredValue(data)),
        Database = parsed.GetValue(database) ?? Environment.GetEnvironmentVariable("STEWARD_DATABASE"),
        BlobsInDatabase = Environment.GetEnvironmentVariable("STEWARD_BLOBS") switch { "database" => true, "files" => false, _ => null },
        AuditKeyFile = Environment.GetEnvironmentVariable("STEWARD_AUDIT_KEY") is { Length: > 0 } key ? Path.GetFullPath(key) : null,
        CheckpointCopyFolder = Environment.GetEnvironmentVariable("STEWARD_CHECKPOINT_COPY") is { Length: > 0 } copy ? Path.GetFullPath(copy) : null,
        Clamd = Environment.GetEnvironmentVariable("STEWARD_CLAMD"),
        CommandsPerCommit = int.TryParse(Environment.GetEnvironmentVariable("STEWARD_COMMANDS_PER_COMMIT"), out var group) && group > 0 ? group : 128,
    };

    public string WorkspaceName(ParseResult parsed) => parsed.GetRequiredValue(workspace);

    /// <summary>The workspace's name if it was typed; null when the default was left standing.</summary>
    public string? NamedWorkspace(ParseResult parsed) => parsed.GetResult(workspace) is { Implicit: false } ? WorkspaceName(parsed) : null;

    public bool AsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>
    /// Opens the workspace (making it when it is the default one), lets <paramref name="work"/> run, seals what it changed, and turns its
    /// outcome into words and an exit code.
    /// </summary>
    public Task<int> Run<T>(ParseResult parsed, Func<IServiceProvider, Workspace, Task<Outcome<T>>> work, Func<T, string> words) =>
        Open(
            parsed,
            async (services, workspace) =>
            {
                var outcome = await work(services, workspace);
                await services.GetRequiredService<AuditSealer>().Seal(workspace);
                return outcome.Succeeded ? Tell(parsed, outcome.Answer, words) : Tell(outcome.Refusal);
            },
            make: true);

    /// <summary>Opens a workspace that must exist, unless it is the default one and may be made.</summary>
    public async Task<int> Open(ParseResult parsed, Func<IServiceProvider, Workspace, Task<int>> work, bool make = false)
    {
        await using var app = Hosting.StewardApp.ForCommandLine(Storage(parsed));
        var registry = app.Services.GetRequiredService<WorkspaceRegistry>();
        var name = WorkspaceName(parsed);
        var workspace = make && name == WorkspaceEntry.DefaultName
            ? await registry.Ensure(name, "Steward")
            : await registry.Find(null, name);
        return workspace is null
            ? Tell(Refusal.Missing(Texts<Platform.PlatformTexts>.Say("WorkspaceMissing", name)))
            : await work(app.Services, workspace);
    }

    public int Tell<T>(ParseResult parsed, T answer, Func<T, string> words)
    {
        Console.Out.WriteLine(AsJson(parsed) ? JsonSerializer.Serialize(answer, PlatformJson.Options) : words(answer));
        return ExitCodes.Ok;
    }

    public static int Tell(Refusal refusal)
    {
        Console.Error.WriteLine(refusal.Sentence);
        foreach (var fault in refusal.Fields.Skip(1))
            Console.Error.WriteLine(fault.Sentence);
        return ExitCodes.Refused;
    }
}
