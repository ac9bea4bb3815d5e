using System.Security.Cryptography;
using Npgsql;
using Steward.Platform.Text;

namespace Steward.Platform.Backup;

/// <summary>A PostgreSQL workspace in a backup: every table as COPY in its binary format, all read in one snapshot, in the order of its primary key.</summary>
internal sealed class PostgreSqlCopy(NpgsqlConnection connection, string schema)
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Writes all tables into the archive and answers their digests.</summary>
    public async Task<IReadOnlyList<TableDigest>> Take(BackupArchive archive, CancellationToken cancel)
    {
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var digests = new List<TableDigest>();
        foreach (var (table, columns, order) in await Tables(cancel))
            await archive.Add(EntryOf(table), async stream => digests.Add(await Export(table, columns, order, stream, cancel)));
        return digests;
    }

    public async Task<IReadOnlyList<TableDigest>> Digests(CancellationToken cancel)
    {
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var digests = new List<TableDigest>();
        foreach (var (table, columns, order) in await Tables(cancel))
            digests.Add(await Export(table, columns, order, Stream.Null, cancel));
        return digests;
    }

    /// <summary>Fills the empty tables of a schema that has been brought to the backup's version; all or nothing.</summary>
    public async Task Restore(BackupSource source, CancellationToken cancel)
    {
        var tables = await Tables(cancel);
        var expected = tables.Select(t => EntryOf(t.Table)).ToHashSet(StringComparer.Ordinal);
        if (!expected.SetEquals(source.Names.Where(n => n.StartsWith("tables/", StringComparison.Ordinal))))
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupDamaged", "tables"));
        await using var all = await connection.BeginTransactionAsync(cancel);
        try
        {
            foreach (var (table, columns, _) in tables)
            {
                await Run($"DELETE FROM {Name(table)}", cancel); // what the schema's own steps put in
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Name(table)} ({columns}) FROM STDIN (FORMAT binary)", cancel);
                await source.Copy(EntryOf(table), rows, cancel);
            }
        }
        catch (PostgresException fault)
        {
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("BackupUnreadable", "tables", fault.MessageText));
        }

        await all.CommitAsync(cancel);
    }

    private static string EntryOf(string table) => $"tables/{table}.copy";

    private async Task<TableDigest> Export(string table, string columns, string order, Stream to, CancellationToken cancel)
    {
        await using var counting = new NpgsqlCommand($"SELECT count(*) FROM {Name(table)}", connection);
        var count = (long)(await counting.ExecuteScalarAsync(cancel))!;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT {columns} FROM {Name(table)} ORDER BY {order}) TO STDOUT (FORMAT binary)", cancel);
        var buffer = new byte[128 * 1024];
        int read;
        while ((read = await rows.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return new TableDigest(table, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<List<(string Table, string Columns, string Order)>> Tables(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT t.table_name,
                   (SELECT string_agg(quote_ident(c.column_name), ', ' ORDER BY c.column_name) FROM information_schema.columns c
                     WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.is_generated = 'NEVER'),
                   (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) FROM pg_index i
                      CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, place)
                      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
                     WHERE i.indisprimary AND i.indrelid = format('%I.%I', t.table_schema, t.table_name)::regclass)
              FROM information_schema.tables t
             WHERE t.table_schema = $1 AND t.table_type = 'BASE TABLE' AND t.table_name <> $2
             ORDER BY t.table_name
            """, connection);
        command.Parameters.AddWithValue(schema);
        command.Parameters.AddWithValue(History);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<(string, string, string)>();
        while (await reader.ReadAsync(cancel))
            tables.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return tables;
    }

    private string Name(string table) => $"\"{schema}\".\"{table}\"";

    private async Task Run(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
