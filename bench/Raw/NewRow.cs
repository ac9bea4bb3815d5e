using System.Data.Common;

namespace Steward.Bench.Raw;

/// <summary>A row that one request added.</summary>
internal sealed record NewRow(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object?> Values);

/// <summary>
/// Finds out what one request writes, by comparing all tables before and after: the raw peer then commits the same rows, whatever
/// modules add to them in time.
/// </summary>
internal static class NewRows
{
    // written by jobs after the answer, not by the request
    private static readonly string[] Later = ["jobs", "audit_seals", "audit_checkpoints"];

    public static async Task<IReadOnlyList<NewRow>> OfAsync(DbConnection connection, Func<Task> request)
    {
        var tables = await TablesAsync(connection);
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var table in tables) before[table] = [.. (await RowsAsync(connection, table)).Select(Fingerprint)];

        await request();

        var added = new List<NewRow>();
        foreach (var table in tables)
        {
            var rows = await RowsAsync(connection, table);
            // a table that did not grow had a row changed, not added; a counter is such a table
            if (rows.Count > before[table].Count) added.AddRange(rows.Where(row => !before[table].Contains(Fingerprint(row))));
        }
        return added;
    }

    private static string Fingerprint(NewRow row) => string.Join('\u001f', row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value?.ToString()));

    private static async Task<List<NewRow>> RowsAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        // the key of a full-text table on SQLite is its row id, which a star does not show
        command.CommandText = IsSqlite(connection) && table == "search_entries" ? "SELECT rowid, * FROM search_entries" : $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var computed = (await reader.GetColumnSchemaAsync()).Where(column => column.DataTypeName == "tsvector").Select(column => column.ColumnName).ToHashSet(StringComparer.Ordinal);
        var places = Enumerable.Range(0, reader.FieldCount).Where(place => !computed.Contains(reader.GetName(place))).ToArray();
        var rows = new List<NewRow>();
        while (await reader.ReadAsync())
            rows.Add(new(table, [.. places.Select(reader.GetName)], [.. places.Select(place => reader.IsDBNull(place) ? null : reader.GetValue(place))]));
        return rows;
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = IsSqlite(connection)
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_entries_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name NOT LIKE '\\_\\_%'";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return [.. names.Except(Later)];
    }

    private static bool IsSqlite(DbConnection connection) => connection is Microsoft.Data.Sqlite.SqliteConnection;
}
