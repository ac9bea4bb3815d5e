using Steward.Platform.Access;

namespace Steward.WorkItems.Types;

/// <summary>The five kinds of states every workflow maps to; reports and colours follow these, names are free.</summary>
public enum StateCategory
{
    New = 0,
    Active = 1,
    Waiting = 2,
    Done = 3,
    Cancelled = 4,
}

public sealed record WorkState(string Key, string Name, StateCategory Category);

/// <summary>A way from one state to another.</summary>
/// <param name="From">Key of the state it leaves; <c>*</c> for any.</param>
/// <param name="To">Key of the state it reaches.</param>
/// <param name="Roles">Who may go it.</param>
/// <param name="Requires">What must be filled: <c>owner</c>, <c>priority</c>, <c>process</c>, <c>due</c>, <c>resolution</c>, <c>reason</c>, <c>evidence</c>, <c>no-open-children</c>, <c>checklist</c>, <c>approval</c>.</param>
public sealed record WorkTransition(string From, string To, Role Roles, IReadOnlyList<string> Requires)
{
    /// <summary>Condition of the query language that the item must meet, whoever goes the way; null when there is none.</summary>
    public string? Guard { get; init; }

    /// <summary>What going the way sets besides, one a line as a query writes it: <c>due = +2wd</c>.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}

/// <summary>States and the ways between them. Immutable; a change makes a new version.</summary>
public sealed record Workflow(IReadOnlyList<WorkState> States, IReadOnlyList<WorkTransition> Transitions)
{
    public WorkState Initial => States[0];

    public WorkState? Find(string key) => States.FirstOrDefault(s => s.Key == key);

    /// <summary>Out of a state the workflow does not know: an item made in the very moment it changed must not be stuck there.</summary>
    private WorkTransition Home => new("*", Initial.Key, Role.Member | Role.Agent | Role.Lead | Role.Admin, []);

    public IEnumerable<WorkTransition> From(string state)
    {
        var ways = Transitions.Where(t => t.To != state && (t.From == state || t.From == "*"));
        return Find(state) is null ? ways.Append(Home).DistinctBy(way => way.To) : ways;
    }

    public WorkTransition? Way(string from, string to) =>
        Transitions.FirstOrDefault(t => t.From == from && t.To == to) ?? Transitions.FirstOrDefault(t => t.From == "*" && t.To == to)
        ?? (to == Initial.Key && Find(from) is null ? Home : null);
}
