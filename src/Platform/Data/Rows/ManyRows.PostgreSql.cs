using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Steward.Platform.Data.Rows;

internal static partial class ManyRows
{
    private static async Task PostgreSql<T>(AppDb db, Shape shape, IReadOnlyCollection<T> rows)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{shape.Table}\" ({shape.ColumnList}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in shape.Values)
                await (value(row) is { } given ? copy.WriteAsync(given) : copy.WriteNullAsync());
        }

        await copy.CompleteAsync();
    }
}
