using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Steward.Platform.Data.Rows;

internal static partial class AddedRows
{
    /// <summary>The compiled inserts of one connection. Belongs to the writer's thread.</summary>
    internal sealed class Sqlite(SqliteConnection connection) : IDisposable
    {
        private readonly Dictionary<IEntityType, ManyRows.SqliteInsert> inserts = [];

        /// <summary>Writes the added rows; false when EF has to do it.</summary>
        public bool TrySave(AppDb db)
        {
            if (Of(db) is not { } added)
                return false;
            foreach (var (_, type, row) in added)
            {
                if (!inserts.TryGetValue(type, out var insert))
                    inserts[type] = insert = new ManyRows.SqliteInsert(connection, ManyRows.Shape.Of(type));
                try
                {
                    insert.Write(row);
                }
                catch (SqliteException fault)
                {
                    throw new DbUpdateException(fault.Message, fault); // as EF tells it
                }
            }

            return true;
        }

        public void Dispose()
        {
            foreach (var insert in inserts.Values)
                insert.Dispose();
        }
    }
}
