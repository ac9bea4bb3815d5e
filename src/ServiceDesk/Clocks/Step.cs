using NodaTime;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks;

/// <summary>What a step does.</summary>
public enum StepAct
{
    TellAssignee = 0,

    /// <summary>Tells who leads the item's team.</summary>
    TellLead = 1,

    /// <summary>Tells <see cref="Step.PersonId"/>.</summary>
    TellPerson = 2,

    /// <summary>Sets <see cref="Step.Priority"/>, where it is lower.</summary>
    RaisePriority = 3,

    /// <summary>Gives the item to <see cref="Step.TeamId"/>.</summary>
    GiveToTeam = 4,
}

/// <summary>Something to do on the way to the due moment or after it. Either a share of the target or running time from the due moment.</summary>
public sealed record Step
{
    /// <summary>Share of the target, 1 to 200 percent; null when <see cref="Minutes"/> says it.</summary>
    public int? Percent { get; init; }

    /// <summary>Minutes of running time after the due moment; negative before it.</summary>
    public int? Minutes { get; init; }

    public StepAct Act { get; init; }

    public long? PersonId { get; init; }

    public long? TeamId { get; init; }

    public Priority? Priority { get; init; }

    /// <summary>The running time after which it comes; never below zero.</summary>
    public Duration After(Duration limit)
    {
        var after = Percent is { } percent
            ? Duration.FromTicks((long)(limit.BclCompatibleTicks * (Int128)percent / 100))
            : limit + Duration.FromMinutes(Minutes ?? 0);
        return Duration.Max(after, Duration.Zero);
    }
}
