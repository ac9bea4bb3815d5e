using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>Whose hours a clock runs by.</summary>
public enum CalendarSource
{
    Workspace = 0,

    /// <summary>Round the clock.</summary>
    Always = 1,

    /// <summary><see cref="RuleBody.TeamId"/>.</summary>
    Team = 2,

    /// <summary>The team the item stands with, else the workspace.</summary>
    ItemTeam = 3,

    /// <summary>What the client's agreement says, else the workspace.</summary>
    Agreement = 4,
}

/// <summary>All a version of a definition says. Conditions are written in the query language; an empty one never holds, an empty <see cref="Applies"/> always.</summary>
public sealed record RuleBody
{
    public string Applies { get; init; } = "";

    public string Start { get; init; } = "";

    public string Stop { get; init; } = "";

    public string Pause { get; init; } = "";

    public string Resume { get; init; } = "";

    public string Reset { get; init; } = "";

    public string Cancel { get; init; } = "";

    public bool FromCreation { get; init; }

    public bool GoesOn { get; init; }

    public CalendarSource Calendar { get; init; }

    public long? TeamId { get; init; }

    /// <summary>A zone of its own for these hours; null takes the calendar's.</summary>
    public string? Zone { get; init; }

    public IReadOnlyList<TargetRow> Targets { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Conditions by the field of the form they stand in.</summary>
    public IEnumerable<(string Field, string Text)> Conditions() =>
        [("applies", Applies), ("start", Start), ("stop", Stop), ("pause", Pause), ("resume", Resume), ("reset", Reset), ("cancel", Cancel)];
}

/// <summary>A row of the table of targets. What it leaves open fits everything; of the rows that fit an item the most specific holds.</summary>
public sealed record TargetRow
{
    public long? AgreementId { get; init; }

    public long? ServiceId { get; init; }

    public string? Type { get; init; }

    public Priority? Priority { get; init; }

    public int Amount { get; init; }

    public TargetUnit Unit { get; init; }

    public Target Target() => new(Amount, Unit);

    /// <summary>The agreement says more than the service, the service more than the type, the type more than the priority.</summary>
    public int Weight() => (AgreementId is null ? 0 : 8) + (ServiceId is null ? 0 : 4) + (Type is null ? 0 : 2) + (Priority is null ? 0 : 1);

    /// <summary>Rows of equal weight: the stricter holds. Days are taken as eight hours here, because only their order is asked for.</summary>
    public long Strictness() => Unit switch
    {
        TargetUnit.BusinessMinutes => Amount,
        TargetUnit.BusinessHours or TargetUnit.Hours => Amount * 60L,
        TargetUnit.Days => Amount * 1_440L,
        _ => Math.Max(1, Amount) * 480L,
    };
}
