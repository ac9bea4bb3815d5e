using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Backup;

/// <summary>A workspace that came back.</summary>
/// <param name="Name">Under which name it answers.</param>
/// <param name="WorkspaceId">Its id, the same as before.</param>
/// <param name="TakenAt">The moment it is at.</param>
/// <param name="Tables">How many tables were compared row by row with the manifest.</param>
/// <param name="Rows">How many rows they hold.</param>
/// <param name="Files">How many contents of files came back.</param>
/// <param name="TrustedKeys">Keys of another installation that signed the history and are trusted from now on.</param>
/// <param name="KeptAside">Where the workspace that stood there before is kept; null when there was none.</param>
public sealed record RestoredWorkspace(
    string Name, string WorkspaceId, Instant TakenAt, int Tables, long Rows, int Files, IReadOnlyList<string> TrustedKeys, string? KeptAside);

/// <summary>
/// Brings a backup back, into an empty place unless forced, and never over another organisation. What it holds is checked before anything is
/// touched, and compared row by row before anybody can see it.
/// </summary>
public sealed class Restoring(StorageOptions storage, IReadOnlyList<ITables> tables, WorkspaceRegistry registry, AuditKeys audit, KeyRing ring, TimeProvider clock)
{
    public async Task<Outcome<RestoredWorkspace>> Restore(string file, string? asName, bool force, CancellationToken cancel = default)
    {
        try
        {
            using var source = BackupSource.Open(file);
            var name = asName ?? source.Manifest.Name;
            if (await MayNot(source.Manifest, name, force, cancel) is { } refusal)
                return refusal;
            var place = Place(name, source.Manifest);
            var aside = await place.Restore(source, cancel);
            var known = audit.PublicKeys().Values.ToHashSet(StringComparer.Ordinal);
            foreach (var key in source.Manifest.AuditKeys)
                audit.Trust(key);
            await Keys(source, cancel);
            await registry.Adopt(new WorkspaceEntry(name, source.Manifest.Title, [], Now), cancel);
            return new RestoredWorkspace(
                name, source.Manifest.WorkspaceId, source.Manifest.TakenAt, source.Manifest.Tables.Count, source.Manifest.Tables.Sum(t => t.Rows),
                source.Names.Count(n => n.StartsWith("blobs/", StringComparison.Ordinal)),
                [.. source.Manifest.AuditKeys.Where(k => !known.Contains(k)).Select(AuditKeys.IdOfPem)], aside);
        }
        catch (BackupUnreadableException fault)
        {
            return Refusal.Invalid("file", fault.Sentence);
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private RestorePlace Place(string name, BackupManifest manifest)
    {
        var stamp = LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd'-'HHmmss").Format(Now.InUtc().LocalDateTime);
        return manifest.Engine == Engine.Sqlite
            ? new SqliteRestorePlace(registry.FolderOf(name), stamp, tables)
            : new PostgreSqlRestorePlace(registry.FolderOf(name), stamp, storage.Database!, PostgreSqlWorkspaceDatabase.SchemaOf(name), tables);
    }

    private async Task<Refusal?> MayNot(BackupManifest manifest, string name, bool force, CancellationToken cancel)
    {
        if (!WorkspaceRegistry.IsName(name))
            return Refusal.Invalid("name", Texts<PlatformTexts>.Say("WorkspaceName", name));
        if (manifest.Engine != (storage.Database is null ? Engine.Sqlite : Engine.PostgreSql))
        {
            return Refusal.Invalid("file", manifest.Engine == Engine.Sqlite
                ? Texts<PlatformTexts>.Say("BackupFromSqlite")
                : Texts<PlatformTexts>.Say("BackupFromPostgreSql"));
        }

        if (manifest.Schema.Except(KnownSteps(tables)).FirstOrDefault() is { } later)
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupTooNew", later));
        if (FreeSpace() is { } free && manifest.Files.Sum(f => f.Size) > free)
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupTooLarge", manifest.Files.Sum(f => f.Size) / 1024 / 1024, free / 1024 / 1024));
        var place = Place(name, manifest);
        var there = (await registry.List(cancel)).Any(e => e.Name == name) || await place.IsTaken(cancel);
        if (there && !force)
            return Refusal.Conflict(Texts<PlatformTexts>.Say("RestoreTaken", name));
        return there && await place.WorkspaceId(cancel) is { } id && id != manifest.WorkspaceId
            ? Refusal.Conflict(Texts<PlatformTexts>.Say("RestoreOverAnother", name))
            : null;
    }

    private long? FreeSpace()
    {
        Directory.CreateDirectory(storage.DataFolder);
        return new DriveInfo(storage.DataFolder).AvailableFreeSpace;
    }

    /// <summary>Every step of the schema this program knows.</summary>
    internal static IEnumerable<string> KnownSteps(IReadOnlyList<ITables> tables)
    {
        using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseSqlite("Data Source=:memory:", o => o.MigrationsAssembly("Steward.Migrations")).Options, tables);
        return [.. db.Database.GetMigrations()];
    }

    private async Task Keys(BackupSource source, CancellationToken cancel)
    {
        foreach (var name in source.Names.Where(n => n.StartsWith("keys/", StringComparison.Ordinal)))
        {
            using var xml = new MemoryStream();
            await source.Copy(name, xml, cancel);
            xml.Position = 0;
            ring.Add(xml);
        }
    }
}
