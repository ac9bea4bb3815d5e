using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>
    /// The next moment by which something was promised for it, as the modules above reckon it; null when nothing is. It stands here so that a queue of
    /// twenty thousand items is sorted by it without asking anybody.
    /// </summary>
    public Instant? PromisedAt { get; private set; }

    /// <summary>Says it anew. No change of the item: neither its version nor its history moves.</summary>
    public void PromiseBy(Instant? at) => PromisedAt = at;
}

/// <summary>The same for very many items at once.</summary>
public static class PromisesOfItems
{
    /// <summary>Sets the next promised moment of items by one statement.</summary>
    /// <param name="items">Which.</param>
    /// <param name="next">What is promised for an item, as a query of the module that knows.</param>
    public static Task PromiseAnew(this IQueryable<WorkItem> items, System.Linq.Expressions.Expression<Func<WorkItem, Instant?>> next) =>
        items.ExecuteUpdateAsync(set => set.SetProperty(i => i.PromisedAt, next));
}
