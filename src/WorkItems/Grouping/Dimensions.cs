using System.Globalization;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Grouping;

/// <summary>All ways to divide items, by the name they have in addresses and in the query language.</summary>
public static class Dimensions
{
    private static readonly Dictionary<string, Dimension> Known = new Dimension[]
    {
        new Dimension<string>("state", i => i.State, (v, w) => w.State(v)) { Order = [OrderKey.Of(i => (int)i.Category), OrderKey.Of(i => i.State)], ValueOf = i => i.State },
        new Dimension<int>("stateCategory", i => (int)i.Category, (v, _) => ItemNames.Category(v), (v, _) => ((StateCategory)Number(v)).ToString().ToLowerInvariant(), Number)
        {
            Order = [OrderKey.Of(i => (int)i.Category)], ValueOf = i => Text((int)i.Category),
        },
        new Dimension<string>("type", i => i.Type, (v, w) => w.Type(v)) { Order = [OrderKey.Of(i => i.Type)], ValueOf = i => i.Type },
        new Dimension<int>("priority", i => (int)i.Priority, (v, _) => ItemNames.PriorityName(v), (v, _) => ((Priority)Number(v)).ToString().ToLowerInvariant(), v => -Number(v))
        {
            Order = [OrderKey.Of(i => -(int)i.Priority)], ValueOf = i => Text((int)i.Priority), Values = _ => Enum.GetValues<Priority>().Reverse().Select(p => Text((int)p)),
            Change = (change, value, _) => change with { Priority = (Priority)Number(value) },
        },
        new Dimension<long?>("assignee", i => i.AssigneeId, (v, w) => w.Person(v), (v, w) => w.PersonInQuery(v))
        {
            Order = [OrderKey.Of(i => i.AssigneeId ?? long.MaxValue)], ValueOf = i => Text(i.AssigneeId),
            Change = (change, value, w) => change with { Assignee = new(value.Length == 0 ? null : w.PersonShort(value)) },
        },
        new Dimension<long?>("requester", i => i.RequesterId, (v, w) => w.Person(v), (v, w) => w.PersonInQuery(v))
        {
            Order = [OrderKey.Of(i => i.RequesterId ?? long.MaxValue)], ValueOf = i => Text(i.RequesterId),
        },
        new Dimension<long?>("team", i => i.TeamId, (v, w) => w.Team(v), (v, w) => w.Team(v))
        {
            Order = [OrderKey.Of(i => i.TeamId ?? long.MaxValue)], ValueOf = i => Text(i.TeamId),
            Change = (change, value, w) => change with { Team = new(value.Length == 0 ? null : w.Team(value)) },
        },
        new Dimension<long?>("client", i => i.ClientId, (v, w) => w.Client(v), (v, w) => w.Client(v)) { Order = [OrderKey.Of(i => i.ClientId ?? long.MaxValue)], ValueOf = i => Text(i.ClientId) },
        new Dimension<long>("space", i => i.SpaceId, (v, w) => w.Space(v), (v, w) => w.SpaceKey(v)) { Order = [OrderKey.Of(i => i.SpaceId)], ValueOf = i => Text(i.SpaceId) },
        Word("process", i => i.Process, i => i.Process, (change, value, _) => change with { Process = new(value.Length == 0 ? null : value) }),
        Word("service", i => i.Service, i => i.Service, (change, value, _) => change with { Service = new(value.Length == 0 ? null : value) }),
    }.ToDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<Dimension> All => Known.Values;

    public static Dimension? Find(string? key) => key is null ? null : Known.GetValueOrDefault(key);

    private static Dimension<string?> Word(string key, System.Linq.Expressions.Expression<Func<WorkItem, string?>> field, Func<ListedItem, string?> listed, DimensionChange change)
    {
        var item = field.Parameters[0];
        var order = System.Linq.Expressions.Expression.Lambda<Func<WorkItem, string>>(
            System.Linq.Expressions.Expression.Coalesce(field.Body, System.Linq.Expressions.Expression.Constant("\uFFFD")), item);
        return new(key, field, (v, _) => v.Length == 0 ? ItemNames.Nothing : v) { Order = [OrderKey.Of(order)], ValueOf = i => listed(i) ?? "", Change = change };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
