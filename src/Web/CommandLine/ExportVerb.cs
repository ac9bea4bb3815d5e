using System.CommandLine;
using NodaTime;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Portable;
using Steward.Platform.Text;

namespace Steward.Web.CommandLine;

/// <summary><c>steward export FILE</c>: a whole workspace in a form that needs neither this program nor its database.</summary>
internal static class ExportVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var file = new Argument<string>("file") { Description = "The ZIP file to write. It holds everything but the keys: keep it as safe as the data." };
        var keys = new Option<bool>("--keys") { Description = "Add the keys that open sealed values (mail password, one-time codes); they open those of every workspace here." };
        var command = storage.AddTo(new Command("export", "Exports a whole workspace as JSON lines and files, for either database or another program.") { file, keys });
        command.SetAction((parsed, cancel) => storage.Open(parsed, async (services, workspace) =>
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (File.Exists(target))
                return StorageArguments.Tell(Refusal.Conflict(Texts<PlatformTexts>.Say("ExportExists", target)));
            if (!Directory.Exists(Path.GetDirectoryName(target)))
                return StorageArguments.Tell(Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupNowhere", Path.GetDirectoryName(target))));
            _ = (await services.GetRequiredService<Dispatcher>().Send(
                workspace, new NoteExport(Path.GetFileName(target)), Actor.System.Through(Channel.CommandLine), cancel: cancel)).Answer;
            var manifest = await services.GetRequiredService<WorkspaceExport>().Take(workspace, target, parsed.GetValue(keys), cancel);
            return storage.Tell(
                parsed, Answer.Of(target, manifest), a => $"Exported {a.Workspace} to {a.File}: {a.Rows} rows in {a.Tables} tables, {a.Contents} files, {a.Bytes / 1024} kB.");
        }));
        return command;
    }

    private sealed record Answer(string File, string Workspace, string WorkspaceId, Instant TakenAt, int Tables, long Rows, int Contents, long Bytes)
    {
        public static Answer Of(string file, PortableManifest manifest) => new(
            file, manifest.Name, manifest.WorkspaceId, manifest.TakenAt, manifest.Tables.Count, manifest.Tables.Sum(t => t.Rows),
            manifest.Files.Count(f => f.Name.StartsWith("blobs/", StringComparison.Ordinal)), new FileInfo(file).Length);
    }
}
