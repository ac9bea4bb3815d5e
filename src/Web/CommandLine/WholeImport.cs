using System.CommandLine;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Portable;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Web.CommandLine;

/// <summary><c>steward import FILE --whole</c>: an export becomes a workspace.</summary>
internal static class WholeImport
{
    public static async Task<int> Run(StorageArguments storage, ParseResult parsed, FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
            return StorageArguments.Tell(Refusal.Missing(Texts<PlatformTexts>.Say("BackupMissing", file.FullName)));
        await using var app = Hosting.StewardApp.ForCommandLine(storage.Storage(parsed));
        var outcome = await app.Services.GetRequiredService<WorkspaceImport>().Bring(file.FullName, storage.NamedWorkspace(parsed), cancel);
        if (!outcome.Succeeded)
            return StorageArguments.Tell(outcome.Refusal);
        var workspace = (await app.Services.GetRequiredService<WorkspaceRegistry>().Find(null, outcome.Answer.Name, cancel))!;
        _ = (await app.Services.GetRequiredService<Dispatcher>().Send(
            workspace, new NoteArrival(file.Name, outcome.Answer.Rows), Actor.System.Through(Channel.CommandLine), cancel: cancel)).Answer;
        await app.Services.GetRequiredService<AuditSealer>().Seal(workspace, cancel);
        return storage.Tell(parsed, outcome.Answer, arrived => string.Join('\n', Lines(arrived)));
    }

    private static IEnumerable<string> Lines(ArrivedWorkspace arrived)
    {
        yield return $"Imported {arrived.Name} as it was at {arrived.TakenAt}: {arrived.Rows} rows in {arrived.Tables} tables compared and equal, {arrived.Files} files.";
        foreach (var key in arrived.TrustedKeys)
            yield return $"Its history was signed with key {key} of another installation, which is trusted from now on.";
        if (arrived.KeptAside is not null)
            yield return $"The empty workspace that was there is kept in {arrived.KeptAside}.";
    }
}
