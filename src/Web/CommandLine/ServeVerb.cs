using System.CommandLine;
using Steward.Identity.SettingUp;
using Steward.Platform.Workspaces;

namespace Steward.Web.CommandLine;

/// <summary><c>steward serve --port N</c>: serves all workspaces of the data folder or cluster.</summary>
internal static class ServeVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var port = ListenArguments.Port();
        var listen = ListenArguments.Address();
        var command = storage.AddTo(new Command("serve", "Serves Steward.") { port, listen });
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = Hosting.StewardApp.Build(storage.Storage(parsed), ListenArguments.Url(parsed.GetRequiredValue(listen), parsed.GetValue(port)));
            var workspace = await app.Services.GetRequiredService<WorkspaceRegistry>().Ensure(WorkspaceEntry.DefaultName, WorkspaceEntry.UnnamedTitle, cancel);
            await app.StartAsync(cancel);
            Console.WriteLine($"Steward serves at {string.Join(", ", app.Urls)} with data in {storage.Storage(parsed).DataFolder}");
            if (SetUpState.IsOpen(workspace))
                Console.WriteLine($"Nobody administers it yet. Open {app.Urls.First()}/setup?code={workspace.Get<SetUpState>().Code} (set-up code {workspace.Get<SetUpState>().Code}).");
            await app.WaitForShutdownAsync(cancel);
            return ExitCodes.Ok;
        });
        return command;
    }
}
