using System.Linq.Expressions;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A value of an item: as the database reads it, and as it is read in memory.</summary>
public sealed class Column<T>(Expression<Func<WorkItem, T>> expression)
{
    private readonly Func<WorkItem, T> read = expression.Compile();

    public Expression<Func<WorkItem, T>> Expression { get; } = expression;

    public T Of(KnownItem item) => read(item.Item);

    /// <summary>Is one of the values; an item without a value is meant when <paramref name="values"/> holds null.</summary>
    public IItemTest IsOneOf(IReadOnlyCollection<T> values)
    {
        var some = values.Where(v => v is not null).ToList();
        var none = some.Count < values.Count;
        Expression<Func<T, bool>> test = (some.Count, none) switch
        {
            (0, _) => v => v == null,
            (1, false) => Predicates.EqualTo(some[0]),
            (_, false) => v => some.Contains(v),
            _ => v => v == null || some.Contains(v),
        };
        var set = values.ToHashSet();
        return new ItemTest(_ => Predicates.Of(Expression, test), item => set.Contains(Of(item)));
    }

    public IItemTest Test(Expression<Func<T, bool>> test)
    {
        var inMemory = test.Compile();
        return new ItemTest(_ => Predicates.Of(Expression, test), item => inMemory(Of(item)));
    }
}
