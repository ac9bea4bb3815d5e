using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Steward.Platform.Data.Rows;

/// <summary>
/// Saves what a command only added, which most commands of a busy desk do, by statements of a fixed text: composing the text of each insert anew costs EF more
/// than the engine takes to run it, and on PostgreSQL a text that differs each time is never prepared. A command that changed or removed something is saved by EF.
/// </summary>
internal static partial class AddedRows
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<IModel, Dictionary<IEntityType, int>> Known = new();

    /// <summary>The rows a command added, those first that others refer to; nothing when EF has to save it.</summary>
    private static List<AddedRow>? Of(AppDb db)
    {
        var ranks = Known.GetOrAdd(db.Model, Rank);
        var added = new List<AddedRow>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Unchanged)
                continue;
            if (entry.State != EntityState.Added || !ranks.TryGetValue(entry.Metadata, out var rank))
                return null;
            added.Add(new AddedRow(rank, entry.Metadata, entry.Entity));
        }

        return [.. added.OrderBy(a => a.Rank)]; // stable: rows of one table keep the order they were added in
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

    private readonly record struct AddedRow(int Rank, IEntityType Type, object Row);
}
