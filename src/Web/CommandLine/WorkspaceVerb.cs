using System.CommandLine;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;

namespace Steward.Web.CommandLine;

/// <summary><c>steward workspace create|list|archive|restore</c>.</summary>
internal static class WorkspaceVerb
{
    public static Command Build() => new Command("workspace", "Workspaces: one organisation each, apart from all others.")
    {
        Create(), List(), Change("archive", "Takes a workspace out of service; it can be restored for 30 days.", (r, n, c) => r.Archive(n, c)),
        Change("restore", "Brings an archived workspace back.", (r, n, c) => r.Restore(n, c)),
    };

    private static Command Create()
    {
        var storage = new StorageArguments();
        var name = new Argument<string>("name") { Description = "Lower-case letters, digits and hyphens." };
        var title = new Option<string?>("--title") { Description = "The organisation's name." };
        var host = new Option<string[]>("--host") { Description = "Host name that leads here; may be repeated." };
        var command = storage.AddTo(new Command("create", "Makes a workspace.") { name, title, host });
        command.SetAction((parsed, cancel) => With(storage, parsed, async registry =>
        {
            var outcome = await registry.Create(parsed.GetRequiredValue(name), parsed.GetValue(title) ?? parsed.GetRequiredValue(name), parsed.GetValue(host), cancel);
            return outcome.Succeeded
                ? storage.Tell(parsed, outcome.Answer.Entry, e => $"Workspace {e.Name} is ready at /w/{e.Name}")
                : StorageArguments.Tell(outcome.Refusal);
        }));
        return command;
    }

    private static Command List()
    {
        var storage = new StorageArguments();
        var command = storage.AddTo(new Command("list", "Lists all workspaces."));
        command.SetAction((parsed, cancel) => With(storage, parsed, async registry =>
            storage.Tell(parsed, await registry.List(cancel), all => string.Join('\n', all.Select(e =>
                $"{e.Name,-20} {e.Title,-30} {(e.ArchivedAt is null ? "" : "archived " + e.ArchivedAt)}".TrimEnd())))));
        return command;
    }

    private static Command Change(string verb, string description, Func<WorkspaceRegistry, string, CancellationToken, Task<Outcome<WorkspaceEntry>>> change)
    {
        var storage = new StorageArguments();
        var name = new Argument<string>("name");
        var command = storage.AddTo(new Command(verb, description) { name });
        command.SetAction((parsed, cancel) => With(storage, parsed, async registry =>
        {
            var outcome = await change(registry, parsed.GetRequiredValue(name), cancel);
            return outcome.Succeeded
                ? storage.Tell(parsed, outcome.Answer, e => $"Workspace {e.Name} is {(e.ArchivedAt is null ? "in service" : "archived")}.")
                : StorageArguments.Tell(outcome.Refusal);
        }));
        return command;
    }

    private static async Task<int> With(StorageArguments storage, ParseResult parsed, Func<WorkspaceRegistry, Task<int>> work)
    {
        await using var app = Hosting.StewardApp.ForCommandLine(storage.Storage(parsed));
        return await work(app.Services.GetRequiredService<WorkspaceRegistry>());
    }
}
