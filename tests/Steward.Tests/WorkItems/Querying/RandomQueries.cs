using Steward.Testing.Company;
using Steward.WorkItems.Querying;

namespace Steward.Tests.WorkItems.Querying;

/// <summary>Makes queries over every kind of field and operator, nested as people rarely write them.</summary>
internal sealed class RandomQueries(Random random, World world)
{
    private static readonly string[] Equality = ["=", "!="];
    private static readonly string[] Orders = ["<", "<=", ">", ">="];
    private static readonly string[] Lists = [Condition.In, Condition.NotIn];
    private static readonly string[] Parts = ["~", "!~"];
    private static readonly string[] Empties = [Condition.IsEmpty, Condition.IsNotEmpty];

    public QueryNode Next(int depth = 0) => depth < 3 && random.Next(10) < 5
        ? random.Next(3) switch
        {
            0 => new AllOf([Next(depth + 1), Next(depth + 1)]),
            1 => new AnyOf([Next(depth + 1), Next(depth + 1), Next(depth + 1)]),
            _ => new Except(Next(depth + 1)),
        }
        : Leaf();

    private QueryNode Leaf() => random.Next(20) switch
    {
        0 => Choice("space", "IT", "NET", "SMS"),
        1 => Choice("type", "incident", "request", "task"),
        2 => Choice("state", "new", "in-progress", "waiting", "resolved", "closed", "cancelled", "draft"),
        3 => Ranked("stateCategory", "new", "active", "waiting", "done", "cancelled"),
        4 => Ranked("priority", "none", "low", "medium", "high", "urgent"),
        5 => Emptiable(One("assignee", "requester", "createdBy"), People()),
        6 => Emptiable("team", "Network", "none"),
        7 => Text("title"),
        8 => random.Next(3) == 0 ? new Condition(One("service", "process"), One(Empties), []) : Text(One("service", "process")),
        9 => random.Next(3) == 0 ? new Condition("external id", One(Empties), []) : Text("external id"),
        10 => Time(One("due", "plannedStart", "closedAt")),
        11 => Condition.Of(One("createdAt", "updatedAt"), One(Orders), Moment()),
        12 => random.Next(4) == 0 ? new Condition("progress", One(Empties), []) : Condition.Of("progress", One([.. Orders, .. Equality]), random.Next(101).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        13 => Condition.Of(One("open", "overdue", "onTime"), One(Equality), One("yes", "no")),
        14 => Past(),
        16 => Emptiable(One("tag", "tags"), "vpn", "VPN", "Büro", "buro", "branch office", "nowhere"),
        15 => new CallCondition(new QueryCall("linked", random.Next(3) == 0 ? [] : [new QueryValue(One("relates", "blocks", "blocked-by", "causes", "caused-by", "follows", "fixes", "duplicates"))])),
        17 or 18 => Defined(),
        _ => random.Next(2) == 0 ? new Condition("watcher", One(Empties), []) : Condition.Of("watcher", One(Equality), One([.. People(), world.Admin.Email])),
    };

    /// <summary>Fields of the workspace's own, one of each kind.</summary>
    private Condition Defined() => random.Next(7) switch
    {
        0 => new Condition(One("hours", "signed", "region", "sites", "checked", "reviewer"), One(Empties), []),
        1 => Condition.Of("hours", One([.. Orders, .. Equality]), random.Next(20).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        2 => Condition.Of("signed", One([.. Orders, .. Equality]), One("2026-03-10", "today", "-3d", "+2d", "startOfMonth()", "none")) is { Operator: "=" or "!=" } equal ? equal : Condition.Of("signed", One(Orders), Moment()),
        3 => Choice("region", "North", "south", "none"),
        4 => Choice("sites", "Bonn", "koln", "none"),
        5 => Condition.Of("checked", One(Equality), One("yes", "no")),
        _ => Choice("reviewer", [.. People(), "none"]),
    };

    private QueryNode Past() => random.Next(4) switch
    {
        0 => Condition.Of("state", One(Condition.Was, Condition.WasNot), One("new", "in-progress", "waiting", "resolved")),
        1 => Condition.Of("assignee", One(Condition.Was, Condition.WasNot), One([.. People(), "none"])),
        2 => Condition.Of("priority", Condition.Was, One("low", "high", "none")),
        _ => new Condition(One("state", "assignee", "priority"), Condition.Changed, [])
        {
            Change = new ChangeWish(null, null, random.Next(2) == 0 ? new QueryValue(Moment()) : null, random.Next(3) == 0 ? new QueryValue(Moment()) : null, random.Next(3) == 0 ? new QueryValue(One(People())) : null),
        },
    };

    private string[] People() => [world.Agent.Email, world.Lead.Email, world.OtherAgent.Email, world.Requester.Name];

    private Condition Choice(string field, params string[] values) => random.Next(2) == 0
        ? Condition.Of(field, One(Equality), One(values))
        : Condition.Of(field, One(Lists), One(values), One(values));

    private Condition Ranked(string field, params string[] values) =>
        random.Next(2) == 0 ? Condition.Of(field, One(Orders), One(values)) : Choice(field, values);

    private Condition Emptiable(string field, params string[] values) =>
        random.Next(3) == 0 ? new Condition(field, One(Empties), []) : Choice(field, [.. values, "none"]);

    private Condition Text(string field)
    {
        var word = One("printer", "PRINT", "walzentrager", "ärger", "büro", "mail", "%", "_", "\"", "δ", "Email", "management", "zugang");
        return new Condition(field, One([.. Parts, .. Equality]), [new QueryValue(word) { Quoted = true }]);
    }

    private Condition Time(string field) => random.Next(5) switch
    {
        0 => new Condition(field, One(Empties), []),
        1 => Condition.Of(field, One(Equality), "2026-03-10"),
        _ => Condition.Of(field, One(Orders), Moment()),
    };

    private string Moment() => One("now", "today", "-30d", "+2d", "now+3wd", "-20wh", "startOfMonth()", "2026-03-01", "2026-03-09T12:00:00Z", "now-90min");

    private string One(params string[] values) => values[random.Next(values.Length)];
}
