using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Somebody, or something, whose time is scarce: a person, a team counted as one, a room, a machine.</summary>
/// <param name="Id">Unique among the resources.</param>
/// <param name="Calendar">When it is there.</param>
public sealed record StaffResource(long Id, WorkingCalendar Calendar)
{
    /// <summary>Percent of one: 100 is a whole person, 50 half of one, 300 three machines.</summary>
    public int Units { get; init; } = 100;

    public ImmutableArray<long> Skills { get; init; } = [];
    public ImmutableArray<long> Teams { get; init; } = [];
}

/// <summary>What a task needs while it is worked on: somebody named, or one of those with a skill, of a team, or both.</summary>
public sealed record Need
{
    public long? Resource { get; init; }
    public long? Skill { get; init; }
    public long? Team { get; init; }

    /// <summary>Percent of each.</summary>
    public int Units { get; init; } = 100;

    /// <summary>How many different ones.</summary>
    public int Count { get; init; } = 1;

    internal bool IsMetBy(StaffResource resource) =>
        (Resource is null || Resource == resource.Id)
        && (Skill is not { } skill || resource.Skills.Contains(skill))
        && (Team is not { } team || resource.Teams.Contains(team))
        && Units <= resource.Units;
}

/// <summary>Who works on a task and how much it matters. Its due date is the deadline of the network task.</summary>
/// <param name="Task">Id of a task that is no summary.</param>
public sealed record TaskStaffing(long Task)
{
    public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>Those who are on it already: they stay wherever they meet a need.</summary>
    public ImmutableArray<long> People { get; init; } = [];

    /// <summary>0 to 1000; the higher goes first where dates do not decide.</summary>
    public int Priority { get; init; } = 500;

    /// <summary>What a day after the deadline costs.</summary>
    public double LatenessCost { get; init; } = 1;

    /// <summary>The start that was agreed on.</summary>
    public Instant? Agreed { get; init; }

    /// <summary>What a day away from the agreed start costs.</summary>
    public double MoveCost { get; init; }
}

/// <summary>
/// A network whose tasks share people and machines, of one project or of many. What is done stays; what has begun goes on from now; what is planned
/// by hand or must be on a date is pinned; all else may move.
/// </summary>
public sealed record StaffedPlan
{
    public required Network.Network Network { get; init; }
    public ImmutableArray<StaffResource> Resources { get; init; } = [];

    /// <summary>By task; tasks not named need nobody.</summary>
    public ImmutableArray<TaskStaffing> Staffing { get; init; } = [];

    /// <summary>Nothing that has not begun starts before.</summary>
    public required Instant Now { get; init; }

    /// <summary>People are booked in pieces of this length; tasks begin on one. From 5 minutes to a day.</summary>
    public Duration Slot { get; init; } = Duration.FromMinutes(30);
}

/// <summary>How hard to look.</summary>
/// <param name="Schedules">Plans made at most.</param>
/// <param name="Seed">The same seed gives the same plan.</param>
public sealed record StaffingEffort(int Schedules = 500, long Seed = 1);

/// <summary>Why a plan can not be staffed.</summary>
public enum StaffingFault
{
    /// <summary>The network has no dates; see <see cref="StaffingProblem.Network"/>.</summary>
    Network,

    /// <summary>Two resources with one id, or two staffings of one task.</summary>
    Twice,

    /// <summary>A staffing of a summary or of a task that is not there.</summary>
    UnknownTask,

    /// <summary>A slot, unit, count, cost or date that can not be.</summary>
    Amount,

    /// <summary>Nobody, or too few, meet a need of the task.</summary>
    NobodyCan,

    /// <summary>Those the task needs are never there together for long enough within <see cref="SlotGrid.LongestYears"/> years.</summary>
    NeverTogether,
}

/// <summary>What is wrong, and with which task or resource.</summary>
public sealed record StaffingProblem(StaffingFault Fault, long Id, Network.NetworkProblem? Network = null);
