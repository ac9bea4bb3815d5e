using System.CommandLine;
using NodaTime;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Web.CommandLine;

/// <summary><c>steward backup FILE</c>: a whole workspace in one file, taken while people go on working.</summary>
internal static class BackupVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var file = new Argument<string>("file") { Description = "The file to write. It holds keys: keep it as safe as the data." };
        var command = storage.AddTo(new Command("backup", "Backs up a workspace while it is being used.") { file });
        command.SetAction((parsed, cancel) => storage.Open(parsed, async (services, workspace) =>
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(target))
                return StorageArguments.Tell(Refusal.Conflict(Texts<PlatformTexts>.Say("BackupExists", target)));
            if (!Directory.Exists(Path.GetDirectoryName(target)))
                return StorageArguments.Tell(Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupNowhere", Path.GetDirectoryName(target))));
            var manifest = await services.GetRequiredService<Backups>().Take(workspace, target, cancel);
            var answer = Answer.Of(target, manifest);
            _ = (await services.GetRequiredService<Dispatcher>().Send(
                workspace, new NoteBackup(Path.GetFileName(target), answer.Rows, answer.Bytes), Actor.System.Through(Channel.CommandLine), cancel: cancel)).Answer;
            await services.GetRequiredService<AuditSealer>().Seal(workspace, cancel);
            return storage.Tell(parsed, answer, a => $"Backed up {a.Workspace} to {a.File}: {a.Rows} rows in {a.Tables} tables, {a.Contents} files, {a.Bytes / 1024} kB.");
        }));
        return command;
    }

    private sealed record Answer(string File, string Workspace, string WorkspaceId, Instant TakenAt, int Tables, long Rows, int Contents, long Bytes)
    {
        public static Answer Of(string file, BackupManifest manifest) => new(
            file, manifest.Name, manifest.WorkspaceId, manifest.TakenAt, manifest.Tables.Count, manifest.Tables.Sum(t => t.Rows),
            manifest.Files.Count(f => f.Name.StartsWith("blobs/", StringComparison.Ordinal)), new FileInfo(file).Length);
    }
}
