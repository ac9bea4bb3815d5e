using System.CommandLine;
using Steward.Platform;
using Steward.Platform.Backup;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Web.CommandLine;

/// <summary><c>steward restore FILE</c>: brings a backup back into an empty place and proves that it is what was taken.</summary>
internal static class RestoreVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var file = new Argument<string>("file") { Description = "A file written by 'steward backup'." };
        var force = new Option<bool>("--force") { Description = "Replace the same workspace; what is there is kept aside." };
        var command = storage.AddTo(new Command("restore", "Restores a workspace from a backup.") { file, force });
        command.SetAction(async (parsed, cancel) =>
        {
            var source = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!File.Exists(source))
                return StorageArguments.Tell(Refusal.Missing(Texts<PlatformTexts>.Say("BackupMissing", source)));
            await using var app = Hosting.StewardApp.ForCommandLine(storage.Storage(parsed));
            var outcome = await app.Services.GetRequiredService<Restoring>().Restore(source, storage.NamedWorkspace(parsed), parsed.GetValue(force), cancel);
            return outcome.Succeeded ? storage.Tell(parsed, outcome.Answer, Words) : StorageArguments.Tell(outcome.Refusal);
        });
        return command;
    }

    private static string Words(RestoredWorkspace restored) => string.Join('\n', Lines(restored));

    private static IEnumerable<string> Lines(RestoredWorkspace restored)
    {
        yield return $"Restored {restored.Name} as it was at {restored.TakenAt}: {restored.Rows} rows in {restored.Tables} tables compared and equal, {restored.Files} files.";
        foreach (var key in restored.TrustedKeys)
            yield return $"Its history was signed with key {key} of another installation, which is trusted from now on.";
        if (restored.KeptAside is not null)
            yield return $"What was there before is kept in {restored.KeptAside}.";
    }
}
