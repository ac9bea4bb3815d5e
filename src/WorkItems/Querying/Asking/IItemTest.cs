using System.Linq.Expressions;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>
/// A condition with its values resolved. It can be asked of the database and of an item in memory, and both give the same answer: lists come from the
/// one, guards, clocks and rules from the other.
/// </summary>
public interface IItemTest
{
    /// <summary>As part of a statement; values become its parameters.</summary>
    Expression<Func<WorkItem, bool>> In(AppDb db);

    bool Holds(KnownItem item);
}

/// <summary>A test made of two functions that say the same.</summary>
internal sealed class ItemTest(Func<AppDb, Expression<Func<WorkItem, bool>>> inDatabase, Func<KnownItem, bool> inMemory) : IItemTest
{
    public static readonly IItemTest Always = new ItemTest(_ => _ => true, _ => true);

    public Expression<Func<WorkItem, bool>> In(AppDb db) => inDatabase(db);

    public bool Holds(KnownItem item) => inMemory(item);

    public static IItemTest Not(IItemTest test) => new ItemTest(db => Predicates.Not(test.In(db)), item => !test.Holds(item));

    public static IItemTest All(IReadOnlyList<IItemTest> tests) =>
        new ItemTest(db => Predicates.Join(tests.Select(t => t.In(db)), Expression.AndAlso), item => tests.All(t => t.Holds(item)));

    public static IItemTest Any(IReadOnlyList<IItemTest> tests) =>
        new ItemTest(db => Predicates.Join(tests.Select(t => t.In(db)), Expression.OrElse), item => tests.Any(t => t.Holds(item)));
}
