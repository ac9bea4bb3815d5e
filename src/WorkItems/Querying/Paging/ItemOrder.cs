using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

/// <summary>The order of a list: up to three fields of the query language, and the id last, so that no two items share a place.</summary>
public sealed class ItemOrder
{
    private static readonly IReadOnlyList<QueryOrder> Usual = [new QueryOrder("updatedAt", Descending: true)];

    private ItemOrder(IReadOnlyList<(OrderKey Key, bool Descending)> keys, string name) => (Keys, Name) = (keys, name);

    internal IReadOnlyList<(OrderKey Key, bool Descending)> Keys { get; }

    /// <summary>As an address writes it; a cursor is good for one order only.</summary>
    internal string Name { get; }

    /// <summary>Reads <c>due</c>, <c>-priority</c> or <c>-priority,due</c>; a leading <c>-</c> means descending.</summary>
    public static IReadOnlyList<QueryOrder> Parse(string? text) => string.IsNullOrWhiteSpace(text) ? [] :
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(f => new QueryOrder(f.TrimStart('-'), f[0] == '-'))];

    public static string Write(IReadOnlyList<QueryOrder> order) => string.Join(',', order.Select(o => (o.Descending ? "-" : "") + o.Field));

    /// <summary>Finds the fields; the usual order, newest change first, when none are given.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="scope">Whose fields.</param>
    /// <param name="groups">Sorted by first, so that groups stand together.</param>
    public static Outcome<ItemOrder> Of(IReadOnlyList<QueryOrder> order, QueryScope scope, params IReadOnlyList<OrderKey> groups)
    {
        var fields = scope.Workspace.Get<QueryFields>();
        List<(OrderKey, bool)> keys = [.. groups.Select(g => (g, false))];
        if (order.Count > QueryLimits.OrderFields)
            return QueryFault.At(order[QueryLimits.OrderFields].Column, "TooManyOrders", QueryLimits.OrderFields);
        foreach (var wish in order.Count == 0 ? Usual : order)
        {
            if (fields.Find(wish.Field, scope)?.OrderKey is not { } key)
                return Refusal.Invalid("order", Platform.Text.Texts<QueryTexts>.Say("NoSuchOrder", wish.Field, string.Join(", ", fields.All.Where(f => f.OrderKey is not null).Select(f => f.Name))));
            keys.Add((key, wish.Descending));
        }

        return new ItemOrder(keys, $"{groups.Count}:{Write(order.Count == 0 ? Usual : order)}");
    }
}
