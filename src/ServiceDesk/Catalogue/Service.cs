using NodaTime;

namespace Steward.ServiceDesk.Catalogue;

/// <summary>How much stands still when a service does.</summary>
public enum Criticality
{
    Low = 0,
    Medium = 1,
    High = 2,
    Vital = 3,
}

public enum ServiceState
{
    /// <summary>Being set up; it can be named, nobody is promised anything.</summary>
    Planned = 0,
    Live = 1,

    /// <summary>No longer offered; items keep its name.</summary>
    Retired = 2,
}

/// <summary>Something we provide. Items name it by its name, so a name is given once and stays.</summary>
public sealed class Service
{
    public const int LongestName = 120;

    public long Id { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Who answers for it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Who works on it.</summary>
    public long? TeamId { get; set; }

    public Criticality Criticality { get; set; }

    public ServiceState State { get; set; }

    public Instant CreatedAt { get; init; }
}
