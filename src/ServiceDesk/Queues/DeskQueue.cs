using NodaTime;

namespace Steward.ServiceDesk.Queues;

/// <summary>What happens to items of somebody who is away longer than the item can wait.</summary>
public enum WhenAway
{
    /// <summary>Nothing: they wait.</summary>
    Leave = 0,

    /// <summary>Their deputy takes them; without one that can, they go back to the queue.</summary>
    GiveToDeputy = 1,

    /// <summary>They go back to the queue.</summary>
    ReturnToQueue = 2,
}

/// <summary>
/// What a team works through: the open items of a space that stand with its team and match a query. Everybody who reads the space sees the same queue, so
/// its number is one number.
/// </summary>
public sealed class DeskQueue : IHavePlace
{
    public const int LongestName = 80;
    public const int LongestQuery = 2_000;
    public const int MostIdleMinutes = 10_000;

    public long Id { get; init; }

    public required string Name { get; set; }

    public long SpaceId { get; init; }

    /// <summary>Only items of this team are in it, and its people take them; null for all items of the space and all who work there.</summary>
    public long? TeamId { get; set; }

    /// <summary>A text of the query language; empty for all.</summary>
    public string Query { get; set; } = "";

    /// <summary>Smaller stands higher.</summary>
    public int Position { get; set; }

    /// <summary>Working minutes without a move of the assignee after which an item goes back; null for never.</summary>
    public int? IdleMinutes { get; set; }

    public WhenAway WhenAway { get; set; }

    public Instant CreatedAt { get; init; }

    /// <summary>Set when it is no longer worked; its items stay where they are.</summary>
    public Instant? ArchivedAt { get; set; }
}
