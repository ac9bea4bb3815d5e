using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Network;

/// <summary>Tasks and links as people planned them; dates follow from it.</summary>
public sealed record NetworkPlan
{
    /// <summary>Nothing that is not fixed by hand starts before it.</summary>
    public required Instant Start { get; init; }

    /// <summary>When to be done; late dates count back from it. Null: from the finish that comes out.</summary>
    public Instant? Finish { get; init; }

    /// <summary>Up to when progress is known: what a started task has left is not before it. Null: not looked at.</summary>
    public Instant? Status { get; init; }

    /// <summary>For tasks without a calendar of their own.</summary>
    public required WorkingCalendar Calendar { get; init; }

    public ImmutableArray<NetworkTask> Tasks { get; init; } = [];
    public ImmutableArray<NetworkLink> Links { get; init; } = [];
}
