using NodaTime;
using Steward.ServiceDesk.Queues;

namespace Steward.ServiceDesk.Routing;

/// <summary>Whom a rule gives an item to, besides the queue.</summary>
public enum Distribution
{
    /// <summary>Nobody: it waits in the queue until somebody takes it.</summary>
    None = 0,

    /// <summary>One after the other.</summary>
    RoundRobin = 1,

    /// <summary>Whoever has the fewest open items in the space; of equals the one whose turn it is.</summary>
    LeastLoaded = 2,
}

/// <summary>What is created in a space and matches a condition goes into a queue, and perhaps to somebody of its team. Of the rules of a space the first that matches holds.</summary>
public sealed class RoutingRule : IHavePlace
{
    public const int LongestName = 80;
    public const int LongestCondition = 2_000;
    public const int MostCapacity = 1_000;

    public long Id { get; init; }

    public required string Name { get; set; }

    public long SpaceId { get; init; }

    /// <summary>Smaller is asked earlier.</summary>
    public int Position { get; set; }

    /// <summary>A text of the query language; empty for everything.</summary>
    public string Condition { get; set; } = "";

    public long QueueId { get; set; }

    public Distribution Distribution { get; set; }

    /// <summary>Open items a person may have in the space before they are passed over; null for no limit.</summary>
    public int? Capacity { get; set; }

    /// <summary>Only people whose working time it is.</summary>
    public bool AtWorkOnly { get; set; }

    /// <summary>It is also asked when an item nobody has is changed.</summary>
    public bool OnChange { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant? EndedAt { get; set; }
}

/// <summary>
/// Whose turn it was last in a queue. Every distribution writes it, so that of two at the same moment one begins anew and sees what the other gave:
/// turns stay fair and nobody gets more than they may hold, however many nodes create items.
/// </summary>
public sealed class RoutingTurn
{
    public long QueueId { get; init; }

    /// <summary>The member of the team whose place came last, also where a deputy stood in.</summary>
    public long? LastPersonId { get; set; }

    /// <summary>Grows by one with each distribution.</summary>
    public long Turns { get; set; }
}
