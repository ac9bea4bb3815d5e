using System.Globalization;
using System.Linq.Expressions;
using NodaTime;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A value items are sorted by, and how it is written into the cursor of a page. Never empty: what has no value gets one that sorts last.</summary>
public abstract class OrderKey
{
    /// <summary>What a first click sorts by: the newest and most urgent first, names from A to Z.</summary>
    public bool DescendingFirst { get; init; }

    internal abstract LambdaExpression Expression { get; }

    internal abstract IOrderedQueryable<WorkItem> Sort(IQueryable<WorkItem> items, bool descending);

    internal abstract IOrderedQueryable<WorkItem> ThenSort(IOrderedQueryable<WorkItem> items, bool descending);

    internal abstract string Write(object value);

    /// <summary>The value of a cursor as a parameter.</summary>
    /// <exception cref="FormatException">Somebody made the cursor up.</exception>
    internal abstract Expression Read(string text);

    public static OrderKey Of(Expression<Func<WorkItem, Instant>> key, bool descendingFirst = false) => new Key<Instant>(key,
        v => v.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        t => Instant.FromUnixTimeMilliseconds(long.Parse(t, CultureInfo.InvariantCulture))) { DescendingFirst = descendingFirst };

    public static OrderKey Of(Expression<Func<WorkItem, long>> key, bool descendingFirst = false) => new Key<long>(key,
        v => v.ToString(CultureInfo.InvariantCulture), t => long.Parse(t, CultureInfo.InvariantCulture)) { DescendingFirst = descendingFirst };

    public static OrderKey Of(Expression<Func<WorkItem, int>> key, bool descendingFirst = false) => new Key<int>(key,
        v => v.ToString(CultureInfo.InvariantCulture), t => int.Parse(t, CultureInfo.InvariantCulture)) { DescendingFirst = descendingFirst };

    public static OrderKey Of(Expression<Func<WorkItem, string>> key) => new Key<string>(key, v => v, t => t);

    private sealed class Key<T>(Expression<Func<WorkItem, T>> key, Func<T, string> write, Func<string, T> read) : OrderKey
        where T : notnull
    {
        internal override LambdaExpression Expression => key;

        internal override IOrderedQueryable<WorkItem> Sort(IQueryable<WorkItem> items, bool descending) =>
            descending ? items.OrderByDescending(key) : items.OrderBy(key);

        internal override IOrderedQueryable<WorkItem> ThenSort(IOrderedQueryable<WorkItem> items, bool descending) =>
            descending ? items.ThenByDescending(key) : items.ThenBy(key);

        internal override string Write(object value) => write((T)value);

        internal override Expression Read(string text)
        {
            try
            {
                return Predicates.Parameter(read(text));
            }
            catch (Exception fault) when (fault is OverflowException or ArgumentOutOfRangeException)
            {
                throw new FormatException("The place is out of range.", fault);
            }
        }
    }
}
