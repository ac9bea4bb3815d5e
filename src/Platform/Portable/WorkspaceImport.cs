using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Data.Moving;
using Steward.Platform.Data.Rows;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Portable;

/// <summary>A workspace that arrived.</summary>
/// <param name="Name">Under which name it answers.</param>
/// <param name="WorkspaceId">Its id, the same as before: the sealed history is bound to it.</param>
/// <param name="TakenAt">The moment it is at.</param>
/// <param name="Tables">How many tables were compared line by line with the export.</param>
/// <param name="Rows">How many rows they hold.</param>
/// <param name="Files">How many contents of files came along.</param>
/// <param name="TrustedKeys">Keys of another installation that signed the history and are trusted from now on.</param>
/// <param name="KeptAside">Where the empty workspace that stood there is kept; null when there was none.</param>
public sealed record ArrivedWorkspace(
    string Name, string WorkspaceId, Instant TakenAt, int Tables, long Rows, int Files, IReadOnlyList<string> TrustedKeys, string? KeptAside);

/// <summary>
/// Brings an export into an empty workspace, on either engine. It is written beside, compared line by line, and moved into place
/// only when it is what was exported; a file that is not leaves nothing.
/// </summary>
public sealed class WorkspaceImport(
    StorageOptions storage, IReadOnlyList<ITables> tables, IEnumerable<ISearchTexts> texts, WorkspaceRegistry registry, BlobStore blobs, AuditKeys audit, KeyRing ring, TimeProvider clock)
{
    private const int TextsAtOnce = 1_000;

    public async Task<Outcome<ArrivedWorkspace>> Bring(string file, string? asName, CancellationToken cancel = default)
    {
        try
        {
            using var source = PortableSource.Open(file);
            var manifest = source.Manifest;
            var name = asName ?? manifest.Name;
            if (await MayNot(source, name, cancel) is { } refusal)
                return refusal;
            var place = Place(name);
            await registry.Close(name);
            var aside = await place.Build(manifest.Schema[^1], database => Fill(source, database, registry.FolderOf(name), cancel), cancel);
            var known = audit.PublicKeys().Values.ToHashSet(StringComparer.Ordinal);
            foreach (var key in manifest.AuditKeys)
                audit.Trust(key);
            foreach (var key in source.Keys)
                ring.Add(await Content(source, key, cancel));
            await registry.Adopt(new WorkspaceEntry(name, manifest.Title, [], Now), cancel);
            return new ArrivedWorkspace(
                name, manifest.WorkspaceId, manifest.TakenAt, manifest.Tables.Count, manifest.Tables.Sum(t => t.Rows), source.Blobs.Count(),
                [.. manifest.AuditKeys.Where(k => !known.Contains(k)).Select(AuditKeys.IdOfPem)], aside);
        }
        catch (BackupUnreadableException fault)
        {
            return Refusal.Invalid("file", fault.Sentence);
        }
        catch (Importing.UnreadableTableException)
        {
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupDamaged", "data")); // an entry holds more than the manifest says
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or System.Security.Cryptography.CryptographicException)
        {
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("ExportUnreadable", Path.GetFileName(file), fault.Message));
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private RestorePlace Place(string name)
    {
        var stamp = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd'-'HHmmss").Format(Now.InUtc().LocalDateTime);
        return storage.Database is null
            ? new SqliteRestorePlace(registry.FolderOf(name), stamp, tables)
            : new PostgreSqlRestorePlace(registry.FolderOf(name), stamp, storage.Database, PostgreSqlWorkspaceDatabase.SchemaOf(name), tables);
    }

    private async Task<Refusal?> MayNot(PortableSource source, string name, CancellationToken cancel)
    {
        if (!WorkspaceRegistry.IsName(name))
            return Refusal.Invalid("name", Texts<PlatformTexts>.Say("WorkspaceName", name));
        if (source.Manifest.Schema.Except(Restoring.KnownSteps(tables)).FirstOrDefault() is { } later)
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("ExportTooNew", later));
        Directory.CreateDirectory(storage.DataFolder);
        var free = new DriveInfo(storage.DataFolder).AvailableFreeSpace;
        if (source.Entries.UnpackedSize > free)
            return Refusal.Invalid("file", Texts<PlatformTexts>.Say("BackupTooLarge", source.Entries.UnpackedSize / 1024 / 1024, free / 1024 / 1024));
        var place = Place(name);
        return await place.IsTaken(cancel) && !await place.IsEmpty(cancel) ? Refusal.Conflict(Texts<PlatformTexts>.Say("ExportNotEmpty", name)) : null;
    }

    private async Task Fill(PortableSource source, IWorkspaceDatabase database, string folder, CancellationToken cancel)
    {
        try
        {
            await database.Write(async db =>
            {
                await Rows(source, db, database.Engine, cancel);
                return new Written<bool>(true, Keep: true);
            }, cancel);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportUnreadable", "data", fault.GetBaseException().Message));
        }

        await database.AtOneMoment(
            async db =>
            {
                await MustBeEqual(source, db, database.Engine, cancel);
                return true;
            },
            cancel);
        await database.Migrate(cancel);
        await MakeSearchable(database, cancel);
        await new ArrivingContents(blobs.On(database, folder), folder).Take(source, cancel);
    }

    private static async Task MustBeEqual(PortableSource source, AppDb db, Engine engine, CancellationToken cancel)
    {
        foreach (var table in source.Manifest.Tables)
        {
            if (await WorkspaceExport.Digest(db, engine, table, cancel) != source.Manifest.Files.First(f => f.Name == table.Entry).Sha256)
                throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", table.Entry));
        }

        if (await db.Fact(WorkspaceFacts.Id, cancel) != source.Manifest.WorkspaceId)
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupOfAnother"));
    }

    private static async Task Rows(PortableSource source, AppDb db, Engine engine, CancellationToken cancel)
    {
        var there = await TableLayout.In(db, engine, cancel);
        if (source.Manifest.Tables.Select(t => t.Name).FirstOrDefault(name => !there.ContainsKey(name)) is { } unknown)
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportUnknownTable", unknown));
        if (there.Keys.Except(source.Manifest.Tables.Select(t => t.Name), StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportMissingTable", missing));
        foreach (var table in source.Manifest.Tables)
        {
            var columns = there[table.Name];
            if (table.Columns.FirstOrDefault(c => !columns.TryGetValue(c.Name, out var type) || !TableLayout.Fits(c.Kind, type)) is { } wrong)
                throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportUnknownColumn", wrong.Name, table.Name));
            if (table.Columns.Count != columns.Count || table.Key.Count == 0 || table.Key.Except(columns.Keys, StringComparer.Ordinal).Any())
                throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", table.Entry));
            await using var lines = source.Entries.Open(table.Entry);
            await TableContents.Replace(db, table.Name, table.Columns, PortableLines.Read(lines, table.Entry, table.Columns, cancel), cancel);
        }
    }

    private async Task MakeSearchable(IWorkspaceDatabase database, CancellationToken cancel)
    {
        foreach (var kind in texts)
        {
            long after = 0;
            IReadOnlyList<SearchEntry> some;
            do
            {
                using (var lease = database.Read())
                    some = await kind.After(lease.Db, after, TextsAtOnce, cancel);
                await database.Write(async db =>
                {
                    await db.InsertAll(some);
                    return new Written<bool>(true, Keep: true);
                }, cancel);
                after = some.Count > 0 ? some[^1].Id : after;
            }
            while (some.Count == TextsAtOnce);
        }
    }

    private static async Task<MemoryStream> Content(PortableSource source, string name, CancellationToken cancel)
    {
        var content = new MemoryStream();
        await source.Entries.Copy(name, content, cancel);
        content.Position = 0;
        return content;
    }
}
