using System.Linq.Expressions;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>The condition "behind this row" of keyset paging: key beyond, or key equal and id beyond.</summary>
internal static class Keyset
{
    public static Expression<Func<WorkItem, bool>> After<T>(Expression<Func<WorkItem, T>> key, T value, long id, bool descending)
    {
        var item = key.Parameters[0];
        var idOfItem = Expression.Property(item, nameof(WorkItem.Id));
        var at = Expression.Property(Expression.Constant(new Place<T>(value, id)), nameof(Place<T>.Value));
        var atId = Expression.Property(Expression.Constant(new Place<T>(value, id)), nameof(Place<T>.Id));
        var beyond = Beyond(key.Body, at, descending);
        var tie = Expression.AndAlso(Expression.Equal(key.Body, at), Beyond(idOfItem, atId, descending));
        return Expression.Lambda<Func<WorkItem, bool>>(Expression.OrElse(beyond, tie), item);
    }

    /// <summary>Reads with each row the value it is sorted by, of which the cursor is made.</summary>
    public static Expression<Func<WorkItem, Placed<TRow, T>>> Placed<TRow, T>(Expression<Func<WorkItem, TRow>> row, Expression<Func<WorkItem, T>> key)
    {
        var item = key.Parameters[0];
        var made = Expression.New(
            typeof(Placed<TRow, T>).GetConstructors()[0],
            new Swap(row.Parameters[0], item).Visit(row.Body), key.Body, Expression.Property(item, nameof(WorkItem.Id)));
        return Expression.Lambda<Func<WorkItem, Placed<TRow, T>>>(made, item);
    }

    private static Expression Beyond(Expression left, Expression right, bool descending)
    {
        if (left.Type == typeof(string))
        {
            left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            right = Expression.Constant(0);
        }

        return descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    private sealed record Place<T>(T Value, long Id);

    private sealed class Swap(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}

/// <summary>A row with its place in the order of the list.</summary>
internal sealed record Placed<TRow, TKey>(TRow Row, TKey Key, long Id);
