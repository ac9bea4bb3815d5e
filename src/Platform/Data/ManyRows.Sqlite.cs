using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data;

internal static partial class ManyRows
{
    private static void Sqlite<T>(AppDb db, Shape shape, IReadOnlyCollection<T> rows)
        where T : class
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{shape.Table}\" ({shape.ColumnList}) VALUES ({string.Join(", ", shape.Columns.Select((_, i) => $"${i}"))})";
        var parameters = shape.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" })).ToArray();
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = shape.Values[i](row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }
}
