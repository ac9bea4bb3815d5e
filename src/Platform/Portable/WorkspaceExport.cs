using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Data.Moving;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Portable;

/// <summary>Writes a whole workspace as lines of JSON and files, readable without Steward and by Steward on either engine, while people go on working.</summary>
public sealed class WorkspaceExport(AuditKeys audit, AuditSealer sealer, BlobStore blobs, KeyRing ring, TimeProvider clock)
{
    private const int BlobsAtOnce = 500;

    /// <summary>Writes the export. The file appears whole or not at all.</summary>
    /// <param name="workspace">What to export.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="withKeys">Adds the keys that open sealed values (mail password, one-time codes); they open those of every workspace here.</param>
    /// <param name="cancel">Stops; nothing stays.</param>
    public async Task<PortableManifest> Take(Workspace workspace, string target, bool withKeys, CancellationToken cancel = default)
    {
        await sealer.Seal(workspace, cancel);
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await using var archive = new BackupArchive(target);

        // The rows first: a content is durable before a row names it, so all contents the rows name are found afterwards.
        var (schema, tables) = await workspace.Database.AtOneMoment(
            async db => (Schema: (IReadOnlyList<string>)[.. await db.Database.GetAppliedMigrationsAsync(cancel)], Tables: await Rows(db, workspace.Database.Engine, archive, cancel)), cancel);
        await Contents(workspace, archive, cancel);
        foreach (var (name, xml) in withKeys ? ring.All() : new Dictionary<string, string>())
            await archive.Add($"keys/{name}.xml", stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(xml), cancel).AsTask());
        return await archive.Finish(new PortableManifest
        {
            Kind = PortableManifest.KindOfThis, WorkspaceId = workspace.Id, Name = workspace.Name, Title = workspace.Entry.Title, TakenAt = at,
            Schema = schema, Tables = tables, Files = archive.Files, AuditKeys = [.. audit.PublicKeys().Values],
        });
    }

    private static async Task<IReadOnlyList<PortableTable>> Rows(AppDb db, Engine engine, BackupArchive archive, CancellationToken cancel)
    {
        var tables = new List<PortableTable>();
        foreach (var (table, columns, key) in TableLayout.Of(db))
        {
            long rows = 0;
            await archive.Add(PortableTable.EntryOf(table), async stream => rows = await Lines(db, engine, table, columns, key, stream, cancel));
            tables.Add(new PortableTable(table, rows, archive.Files[^1].Sha256, key, columns));
        }

        return tables;
    }

    /// <summary>Writes a table's lines and answers how many.</summary>
    internal static async Task<long> Lines(
        AppDb db, Engine engine, string table, IReadOnlyList<PortableColumn> columns, IReadOnlyList<string> key, Stream to, CancellationToken cancel)
    {
        long rows = 0;
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using var pack = new BufferedStream(to, 128 * 1024);
        await TableContents.Read(db, engine, table, columns, key, row =>
        {
            PortableLines.Write(pack, columns, row, buffer);
            rows++;
        }, cancel);
        await pack.FlushAsync(cancel);
        return rows;
    }

    /// <summary>The hash a table's lines would have if they were written now.</summary>
    internal static async Task<string> Digest(AppDb db, Engine engine, PortableTable table, CancellationToken cancel)
    {
        using var hash = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await Lines(db, engine, table.Name, table.Columns, table.Key, hashing, cancel);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private async Task Contents(Workspace workspace, BackupArchive archive, CancellationToken cancel)
    {
        var shelf = blobs.In(workspace);
        var after = "";
        while (await shelf.KeptBefore(Instant.FromUnixTimeSeconds(253_000_000_000), after, BlobsAtOnce, cancel) is { Count: > 0 } some)
        {
            after = some[^1];
            foreach (var hash in some)
            {
                if (await shelf.Open(hash, cancel) is not { } content)
                    continue; // removed meanwhile: no row named it
                await using (content)
                    await archive.Add("blobs/" + hash, stream => content.CopyToAsync(stream, cancel));
            }
        }
    }
}
