using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Steward.Platform.Data;

/// <summary>
/// Saves what a command only added, which most commands of a busy desk do, by statements compiled once: composing the text of each insert anew costs EF more
/// than the engine takes to run it. A command that changed or removed something is saved by EF. Belongs to the writer's thread.
/// </summary>
internal sealed class AddedRows(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, ManyRows.SqliteInsert> inserts = [];
    private Dictionary<IEntityType, int>? ranks;

    /// <summary>Writes the added rows, those first that others refer to; false when EF has to do it.</summary>
    public bool TrySave(AppDb db)
    {
        ranks ??= Rank(db.Model);
        var added = new List<(int Rank, IEntityType Type, object Row)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Unchanged)
                continue;
            if (entry.State != EntityState.Added || !ranks.TryGetValue(entry.Metadata, out var rank))
                return false;
            added.Add((rank, entry.Metadata, entry.Entity));
        }

        foreach (var (_, type, row) in added.OrderBy(a => a.Rank)) // stable: rows of one table keep the order they were added in
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

    /// <summary>Tables in an order in which every table stands after those it refers to. A table whose values the engine makes, or that shares its rows, is left to EF.</summary>
    private static Dictionary<IEntityType, int> Rank(IModel model)
    {
        var ranks = new Dictionary<IEntityType, int>();
        var seen = new HashSet<IEntityType>();
        foreach (var type in model.GetEntityTypes())
            Visit(type);
        return ranks;

        void Visit(IEntityType type)
        {
            if (!seen.Add(type))
                return;
            foreach (var key in type.GetForeignKeys())
                Visit(key.PrincipalEntityType);
            if (!type.IsOwned() && type.GetTableName() is not null && type.BaseType is null && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never && !p.IsShadowProperty()))
                ranks[type] = ranks.Count;
        }
    }
}
