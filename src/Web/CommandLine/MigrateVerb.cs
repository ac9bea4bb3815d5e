using System.CommandLine;
using Steward.Platform.Commands;

namespace Steward.Web.CommandLine;

/// <summary><c>steward migrate</c>: brings a workspace's schema up to date without serving it (serving does the same on its own).</summary>
internal static class MigrateVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var command = storage.AddTo(new Command("migrate", "Brings the schema up to date."));
        command.SetAction((parsed, cancel) => storage.Run(
            parsed,
            async (_, workspace) =>
            {
                var steps = await workspace.Database.Migrate(cancel);
                return (Outcome<Answer>)new Answer(workspace.Name, workspace.Database.EngineVersion, steps);
            },
            answer => $"Workspace {answer.Workspace} on {answer.Engine} is up to date."));
        return command;
    }

    private sealed record Answer(string Workspace, string Engine, IReadOnlyList<string> Steps);
}
