using System.Linq.Expressions;
using NodaTime;
using Steward.Platform.Data;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>Tests of what stands in rows beside the item: when it was closed, whether by its date.</summary>
internal static class RelatedTests
{
    public static IItemTest NotClosed { get; } = new ItemTest(db => i => !db.Set<Closure>().Any(c => c.ItemId == i.Id), item => item.ClosedAt is null);

    public static IItemTest Closed(string comparison, Instant at)
    {
        var held = Predicates.Compared(comparison, at).Compile();
        Func<AppDb, Expression<Func<WorkItem, bool>>> inDatabase = comparison switch
        {
            "<" => db => i => db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At < at),
            "<=" => db => i => db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At <= at),
            ">" => db => i => db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At > at),
            _ => db => i => db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At >= at),
        };
        return new ItemTest(inDatabase, item => held(item.ClosedAt));
    }

    public static IItemTest Overdue(Instant now) => new ItemTest(
        _ => i => i.Category < StateCategory.Done && i.Due != null && i.Due < now,
        item => item.Item.Category < StateCategory.Done && item.Item.Due is { } due && due < now);

    /// <summary>Closed by its due date, or after it; an item without date or closure is neither.</summary>
    public static IItemTest OnTime(bool yes) => new ItemTest(
        db => yes
            ? i => i.Due != null && db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At <= i.Due)
            : i => i.Due != null && db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At > i.Due),
        item => item.Item.Due is { } due && item.ClosedAt is { } closed && (closed <= due) == yes);
}
