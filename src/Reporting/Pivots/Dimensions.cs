using System.Globalization;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Reporting.Pivots;

/// <summary>All ways to divide items, by the name they have in addresses and in the query language.</summary>
public static class Dimensions
{
    private static readonly Dictionary<string, Dimension> Known = new Dimension[]
    {
        new Dimension<string>("state", i => i.State, (v, w) => w.State(v)),
        new Dimension<int>("stateCategory", i => (int)i.Category, (v, _) => ReportWords.Category(v), (v, _) => ((StateCategory)Number(v)).ToString().ToLowerInvariant(), Number),
        new Dimension<string>("type", i => i.Type, (v, w) => w.Type(v)),
        new Dimension<int>("priority", i => (int)i.Priority, (v, _) => ReportWords.PriorityName(v), (v, _) => ((Priority)Number(v)).ToString().ToLowerInvariant(), v => -Number(v)),
        new Dimension<long?>("assignee", i => i.AssigneeId, (v, w) => w.Person(v), (v, w) => w.PersonInQuery(v)),
        new Dimension<long?>("requester", i => i.RequesterId, (v, w) => w.Person(v), (v, w) => w.PersonInQuery(v)),
        new Dimension<long?>("team", i => i.TeamId, (v, w) => w.Team(v), (v, w) => w.Team(v)),
        new Dimension<long?>("client", i => i.ClientId, (v, w) => w.Client(v), (v, w) => w.Client(v)),
        new Dimension<long>("space", i => i.SpaceId, (v, w) => w.Space(v), (v, w) => w.SpaceKey(v)),
        new Dimension<string?>("process", i => i.Process, (v, _) => v.Length == 0 ? ReportWords.Nothing : v),
        new Dimension<string?>("service", i => i.Service, (v, _) => v.Length == 0 ? ReportWords.Nothing : v),
    }.ToDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<Dimension> All => Known.Values;

    public static Dimension? Find(string? key) => key is null ? null : Known.GetValueOrDefault(key);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
