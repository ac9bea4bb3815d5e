using System.Linq.Expressions;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Clocks.Asking;

/// <summary>A condition about clocks or about what was said, asked of the database and of memory alike.</summary>
/// <param name="inDatabase">Of an item's row.</param>
/// <param name="inMemory">Of an item with its facts.</param>
internal sealed class DeskTest(Func<AppDb, Expression<Func<WorkItem, bool>>> inDatabase, Func<KnownItem, DeskFacts, bool> inMemory) : IItemTest
{
    public Expression<Func<WorkItem, bool>> In(AppDb db) => inDatabase(db);

    public bool Holds(KnownItem item) => inMemory(item, DeskFacts.Of(item));
}
