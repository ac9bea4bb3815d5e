using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Backup;

/// <summary>Takes a backup of a workspace while it is being used: database, files, keys, and what proves that they came back as they were.</summary>
public sealed class Backups(AuditKeys audit, KeyRing ring, TimeProvider clock)
{
    /// <summary>Writes the backup. The file appears whole or not at all.</summary>
    /// <param name="workspace">What to back up.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="cancel">Stops; nothing stays.</param>
    public async Task<BackupManifest> Take(Workspace workspace, string target, CancellationToken cancel = default)
    {
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await using var archive = new BackupArchive(target);
        IReadOnlyList<string> schema;
        using (var lease = workspace.Database.Read())
            schema = [.. await lease.Db.Database.GetAppliedMigrationsAsync(cancel)];

        // The database first: a content is durable before a row names it, so all contents its rows name are found afterwards.
        var tables = workspace.Database switch
        {
            SqliteWorkspaceDatabase sqlite => await SqliteCopy.Take(sqlite.File, archive, target + ".db", cancel),
            PostgreSqlWorkspaceDatabase postgres => await postgres.Copy(copy => copy.Take(archive, cancel), cancel),
            _ => throw new NotSupportedException(),
        };
        foreach (var blob in BlobFiles(workspace))
        {
            await archive.Add("blobs/" + Path.GetFileName(blob), async stream =>
            {
                await using var content = new FileStream(blob, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
                await content.CopyToAsync(stream, cancel);
            });
        }

        foreach (var (name, xml) in ring.All())
            await archive.Add($"keys/{name}.xml", stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(xml), cancel).AsTask());
        var manifest = await archive.Finish(new BackupManifest
        {
            WorkspaceId = workspace.Id,
            Name = workspace.Name,
            Title = workspace.Entry.Title,
            Engine = workspace.Database.Engine,
            EngineVersion = workspace.Database.EngineVersion,
            TakenAt = at,
            Schema = schema,
            Tables = tables,
            Files = archive.Files,
            AuditKeys = [.. audit.PublicKeys().Values],
        });
        await workspace.Database.Keep(WorkspaceFacts.BackedUp, NodaTime.Text.InstantPattern.ExtendedIso.Format(at), cancel);
        return manifest;
    }

    /// <summary>When the last backup was taken; null when never.</summary>
    public static async Task<Instant?> LastTaken(Workspace workspace, CancellationToken cancel = default)
    {
        using var lease = workspace.Database.Read();
        return await lease.Db.Fact(WorkspaceFacts.BackedUp, cancel) is { } text && NodaTime.Text.InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : null;
    }

    private static IEnumerable<string> BlobFiles(Workspace workspace)
    {
        var root = Path.Combine(workspace.Folder, "blobs");
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root, "??").SelectMany(shelf => Directory.EnumerateFiles(shelf, "*", SearchOption.AllDirectories))
                .Where(file => Path.GetFileName(file) is { Length: 64 } name && name.All(char.IsAsciiHexDigitLower)).Order(StringComparer.Ordinal)
            : [];
    }
}
