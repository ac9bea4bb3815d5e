using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data.Moving;

/// <summary>Rows of any table of a workspace, read and written without the model: for a whole workspace that moves.</summary>
internal static class TableContents
{
    /// <summary>Hands out every row, its values in the order of the columns, sorted by the key the same way on every engine.</summary>
    public static async Task Read(
        AppDb db, Engine engine, string table, IReadOnlyList<PortableColumn> columns, IReadOnlyList<string> key, Action<DbDataReader> row, CancellationToken cancel)
    {
        var kinds = columns.ToDictionary(column => column.Name, column => column.Kind, StringComparer.Ordinal);
        var bytewise = engine == Engine.PostgreSql ? " COLLATE \"C\"" : "";
        var order = key.Select(name => Quoted(name) + (kinds[name] is PortableKind.Text or PortableKind.Date ? bytewise : ""));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => Quoted(c.Name)))} FROM {Quoted(table)} ORDER BY {string.Join(", ", order)}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            row(reader);
    }

    /// <summary>Empties a table and fills it; inside the unit of work that holds <paramref name="db"/>.</summary>
    public static async Task Replace(AppDb db, string table, IReadOnlyList<PortableColumn> columns, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        await using var empty = connection.CreateCommand();
        empty.CommandText = $"DELETE FROM {Quoted(table)}"; // what the schema's own steps put in
        await empty.ExecuteNonQueryAsync(cancel);
        await using var insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO {Quoted(table)} ({string.Join(", ", columns.Select(c => Quoted(c.Name)))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        foreach (var (column, i) in columns.Select((column, i) => (column, i)))
        {
            var value = insert.CreateParameter();
            (value.ParameterName, value.DbType) = ($"@p{i}", TypeOf(column.Kind));
            insert.Parameters.Add(value);
        }

        await insert.PrepareAsync(cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            for (var i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static DbType TypeOf(PortableKind kind) => kind switch
    {
        PortableKind.Boolean => DbType.Boolean, PortableKind.Integer or PortableKind.Instant => DbType.Int64, PortableKind.Bytes => DbType.Binary, PortableKind.Number => DbType.Double, _ => DbType.String,
    };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
