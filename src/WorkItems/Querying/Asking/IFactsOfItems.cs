using Steward.Platform.Data;

namespace Steward.WorkItems.Querying;

/// <summary>What a module above knows of items, read when items are read whole: its fields of the query language are asked of it in memory.</summary>
public interface IFactsOfItems
{
    /// <summary>Under which its fields find it in <see cref="KnownItem.Facts"/>.</summary>
    string Name { get; }

    /// <summary>Reads the facts of many items, in the same number of statements for any number of them; an item without any is left out.</summary>
    Task<IReadOnlyDictionary<long, object?>> Read(AppDb db, IReadOnlyList<long> items, CancellationToken cancel);
}
