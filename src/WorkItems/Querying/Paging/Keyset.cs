using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A row with its place in the order of the list.</summary>
internal sealed record Placed<TRow>(TRow Row, object?[] Keys, long Id);

/// <summary>Order, cursor and the condition "behind this row" of keyset paging.</summary>
internal static class Keyset
{
    private const int LongestCursor = 4_000;

    public static IOrderedQueryable<WorkItem> Sort(IQueryable<WorkItem> items, ItemOrder order, bool backwards)
    {
        var (first, firstDown) = order.Keys[0];
        var sorted = first.Sort(items, firstDown != backwards);
        foreach (var (key, down) in order.Keys.Skip(1))
            sorted = key.ThenSort(sorted, down != backwards);
        return order.Keys[^1].Descending != backwards ? sorted.ThenByDescending(i => i.Id) : sorted.ThenBy(i => i.Id);
    }

    /// <summary>Reads with each row the values it is sorted by, of which the cursor is made.</summary>
    public static Expression<Func<WorkItem, Placed<TRow>>> Placed<TRow>(Expression<Func<WorkItem, TRow>> row, ItemOrder order)
    {
        var item = row.Parameters[0];
        var keys = Expression.NewArrayInit(typeof(object), order.Keys.Select(k => Expression.Convert(Body(k.Key, item), typeof(object))));
        return Expression.Lambda<Func<WorkItem, Placed<TRow>>>(
            Expression.New(typeof(Placed<TRow>).GetConstructors()[0], row.Body, keys, Expression.Property(item, nameof(WorkItem.Id))), item);
    }

    public static string Write<TRow>(ItemOrder order, Placed<TRow> row)
    {
        string[] parts = [order.Name, row.Id.ToString(CultureInfo.InvariantCulture), .. order.Keys.Zip(row.Keys, (k, v) => k.Key.Write(v!))];
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <summary>Items behind a cursor: the first key beyond, or the first equal and the second beyond, and so on to the id. Null when the cursor is not of this order.</summary>
    public static Expression<Func<WorkItem, bool>>? Behind(ItemOrder order, string cursor, bool backwards)
    {
        if (Read(cursor) is not { } parts || parts.Length != order.Keys.Count + 2 || parts[0] != order.Name
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var item = Expression.Parameter(typeof(WorkItem), "i");
        try
        {
            var behind = Beyond(Expression.Property(item, nameof(WorkItem.Id)), Predicates.Parameter(id), order.Keys[^1].Descending != backwards);
            for (var k = order.Keys.Count - 1; k >= 0; k--)
            {
                var (key, down) = order.Keys[k];
                var (left, right) = (Body(key, item), key.Read(parts[k + 2]));
                behind = Expression.OrElse(Beyond(left, right, down != backwards), Expression.AndAlso(Expression.Equal(left, right), behind));
            }

            return Expression.Lambda<Func<WorkItem, bool>>(behind, item);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string[]? Read(string cursor)
    {
        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor))
            return null;
        try
        {
            return JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))) is { } parts && parts.All(p => p is not null) ? parts : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Expression Body(OrderKey key, ParameterExpression item) => new Swap(key.Expression.Parameters[0], item).Visit(key.Expression.Body);

    private static Expression Beyond(Expression left, Expression right, bool descending)
    {
        if (left.Type == typeof(string))
        {
            left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            right = Expression.Constant(0);
        }

        return descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }
}
