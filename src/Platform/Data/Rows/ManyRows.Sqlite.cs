using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data.Rows;

internal static partial class ManyRows
{
    private static void Sqlite<T>(AppDb db, Shape shape, IReadOnlyCollection<T> rows)
        where T : class
    {
        using var insert = new SqliteInsert((SqliteConnection)db.Database.GetDbConnection(), shape);
        foreach (var row in rows)
            insert.Write(row);
    }

    /// <summary>The compiled statement that writes a row of one table.</summary>
    internal sealed class SqliteInsert : IDisposable
    {
        private readonly SqliteCommand command;
        private readonly Shape shape;

        public SqliteInsert(SqliteConnection connection, Shape shape)
        {
            this.shape = shape;
            command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{shape.Table}\" ({shape.ColumnList}) VALUES ({string.Join(", ", shape.Columns.Select((_, i) => $"${i}"))})";
            for (var i = 0; i < shape.Columns.Count; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            command.Prepare();
        }

        public void Write(object row)
        {
            for (var i = 0; i < shape.Values.Count; i++)
                command.Parameters[i].Value = shape.Values[i](row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }
}
