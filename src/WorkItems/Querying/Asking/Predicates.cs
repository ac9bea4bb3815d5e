using System.Linq.Expressions;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>Puts expressions over items together.</summary>
internal static class Predicates
{
    /// <summary>A test of a value, asked of a column.</summary>
    public static Expression<Func<WorkItem, bool>> Of<T>(Expression<Func<WorkItem, T>> column, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<WorkItem, bool>>(new Swap(test.Parameters[0], column.Body).Visit(test.Body), column.Parameters);

    public static Expression<Func<WorkItem, bool>> Not(Expression<Func<WorkItem, bool>> test) =>
        Expression.Lambda<Func<WorkItem, bool>>(Expression.Not(test.Body), test.Parameters);

    public static Expression<Func<WorkItem, bool>> Join(IEnumerable<Expression<Func<WorkItem, bool>>> tests, Func<Expression, Expression, Expression> with)
    {
        var item = Expression.Parameter(typeof(WorkItem), "i");
        var bodies = tests.Select(t => new Swap(t.Parameters[0], item).Visit(t.Body)).ToList();
        return Expression.Lambda<Func<WorkItem, bool>>(Balanced(bodies, 0, bodies.Count, with), item);
    }

    public static Expression<Func<T, bool>> EqualTo<T>(T value)
    {
        var given = Expression.Parameter(typeof(T), "v");
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(given, Parameter(value)), given);
    }

    /// <summary>A captured value: EF sends it as a parameter and keeps one plan for all values.</summary>
    public static Expression Parameter<T>(T value) => Expression.Property(Expression.Constant(new Holder<T>(value)), nameof(Holder<T>.Value));

    /// <summary>Compares a value that is there; a value that is not there compares to nothing, so the answer is no and its negation yes, on every engine.</summary>
    public static Expression<Func<T?, bool>> Compared<T>(string comparison, T value)
        where T : struct
    {
        var given = Expression.Parameter(typeof(T?), "v");
        Expression right = Expression.Convert(Parameter(value), typeof(T?));
        var order = comparison switch
        {
            "<" => Expression.LessThan(given, right),
            "<=" => Expression.LessThanOrEqual(given, right),
            ">" => Expression.GreaterThan(given, right),
            ">=" => Expression.GreaterThanOrEqual(given, right),
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "not an order"),
        };
        return Expression.Lambda<Func<T?, bool>>(Expression.AndAlso(Expression.NotEqual(given, Expression.Constant(null, typeof(T?))), order), given);
    }

    /// <summary>As a tree of small depth: two hundred conditions in a row would nest two hundred deep otherwise.</summary>
    private static Expression Balanced(List<Expression> parts, int from, int to, Func<Expression, Expression, Expression> with)
    {
        if (to - from == 1)
            return parts[from];
        var middle = (from + to) / 2;
        return with(Balanced(parts, from, middle, with), Balanced(parts, middle, to, with));
    }

    private sealed record Holder<T>(T Value);
}

/// <summary>Puts an expression in the place of a parameter.</summary>
internal sealed class Swap(ParameterExpression parameter, Expression by) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
}
