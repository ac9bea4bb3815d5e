using Steward.Platform.Data;

namespace Steward.WorkItems.Items;

/// <summary>Tables about items that modules above keep: they go when the items go.</summary>
public interface IPartsOfItems
{
    /// <summary>Removes the rows of items.</summary>
    /// <param name="db">The context of the command.</param>
    /// <param name="gone">Ids of the items, as a query.</param>
    Task Remove(AppDb db, IQueryable<long> gone);
}
