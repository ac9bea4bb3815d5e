using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Querying;

/// <summary>A page of items, the cursor of the next one (null at the end) and that of the one before (null on the first).</summary>
public sealed record ItemPage<TRow>(IReadOnlyList<TRow> Items, string? NextCursor, string? PreviousCursor = null);

/// <summary>Pages by key, not by offset: the hundredth page costs what the first does, and new items never shift it.</summary>
public static class ItemPages
{
    public const int MostItems = 200;

    public static IReadOnlyList<string> Orders { get; } = ["updatedAt", "createdAt", "due", "priority", "key", "title"];

    /// <summary>Takes one page.</summary>
    /// <param name="items">What to page through.</param>
    /// <param name="row">What is read of each item.</param>
    /// <param name="order">A field of <see cref="Orders"/>; a leading <c>-</c> means descending.</param>
    /// <param name="limit">1 to <see cref="MostItems"/>.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="backwards">Takes the page in front of the cursor instead of the one behind it.</param>
    /// <param name="cancel">Ends the query.</param>
    public static async Task<Outcome<ItemPage<TRow>>> Page<TRow>(
        this IQueryable<WorkItem> items, Expression<Func<WorkItem, TRow>> row, string? order, int limit, string? cursor, bool backwards = false,
        CancellationToken cancel = default)
    {
        order ??= "-updatedAt";
        if (limit is < 1 or > MostItems)
            return Refusal.Invalid("limit", Texts<WorkItemTexts>.Say("LimitShape", MostItems));
        var descending = order.StartsWith('-') != backwards;
        var field = order.TrimStart('-');
        (string Value, long Id)? after = null;
        if (cursor is not null)
        {
            after = Read(cursor, field);
            if (after is null)
                return Refusal.Invalid("cursor", Texts<WorkItemTexts>.Say("CursorShape"));
        }

        return field switch
        {
            "updatedAt" => await By(items, i => i.UpdatedAt, Millis, Moment),
            "createdAt" => await By(items, i => i.CreatedAt, Millis, Moment),
            "due" => await By(items, i => i.Due ?? Instant.FromUnixTimeMilliseconds(253_402_300_799_000), Millis, Moment),
            "priority" => await By(items, i => (int)i.Priority, v => v.ToString(CultureInfo.InvariantCulture), t => int.Parse(t, CultureInfo.InvariantCulture)),
            "key" => await By(items, i => i.Number, v => v.ToString(CultureInfo.InvariantCulture), t => long.Parse(t, CultureInfo.InvariantCulture)),
            "title" => await By(items, i => i.Title, v => v, t => t),
            _ => Refusal.Invalid("order", Texts<WorkItemTexts>.Say("OrderShape", field, string.Join(", ", Orders))),
        };

        async Task<Outcome<ItemPage<TRow>>> By<T>(IQueryable<WorkItem> source, Expression<Func<WorkItem, T>> key, Func<T, string> write, Func<string, T> read)
        {
            if (after is { } place)
            {
                try
                {
                    source = source.Where(Keyset.After(key, read(place.Value), place.Id, descending));
                }
                catch (FormatException)
                {
                    return Refusal.Invalid("cursor", Texts<WorkItemTexts>.Say("CursorShape"));
                }
            }

            var sorted = descending ? source.OrderByDescending(key).ThenByDescending(i => i.Id) : source.OrderBy(key).ThenBy(i => i.Id);
            var found = await sorted.Take(limit + 1).Select(Keyset.Placed(row, key)).ToListAsync(cancel);
            var more = found.Count > limit;
            if (more)
                found.RemoveAt(limit);
            if (backwards)
                found.Reverse();
            return new ItemPage<TRow>(
                [.. found.Select(f => f.Row)],
                found.Count > 0 && (more || backwards) ? Write(field, write(found[^1].Key), found[^1].Id) : null,
                found.Count > 0 && (backwards ? more : after is not null) ? Write(field, write(found[0].Key), found[0].Id) : null);
        }
    }

    /// <summary>One page of whole items.</summary>
    public static Task<Outcome<ItemPage<WorkItem>>> Page(this IQueryable<WorkItem> items, string? order, int limit, string? cursor, CancellationToken cancel = default) =>
        items.Page(i => i, order, limit, cursor, backwards: false, cancel);

    private static string Millis(Instant at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Instant Moment(string text) => Instant.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));

    private static string Write(string field, string value, long id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{field}\n{id}\n{value}")));

    private static (string Value, long Id)? Read(string cursor, string field)
    {
        if (cursor.Length > 2_000 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 3);
        return parts.Length == 3 && parts[0] == field && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (parts[2], id)
            : null;
    }
}
