using NodaTime;

namespace Steward.WorkItems.Spaces;

public enum SpaceKind
{
    ServiceDesk = 0,
    Project = 1,
    Team = 2,
    Process = 3,
}

/// <summary>Where work lives. Its key starts the keys of its items; keys it had before still lead here.</summary>
public sealed class Space
{
    public long Id { get; init; }

    /// <summary>2–10 capital letters and digits, starting with a letter: <c>IT</c>.</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public SpaceKind Kind { get; init; }

    /// <summary>Shown in the portal: every signed-in person may ask for something here.</summary>
    public bool InPortal { get; set; }

    /// <summary>Types that can be created here, in the order of the create dialog, separated by commas.</summary>
    public required string Types { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant? ArchivedAt { get; set; }

    public IReadOnlyList<string> TypeKeys => Types.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A key a space had before it was renamed.</summary>
public sealed class FormerSpaceKey
{
    public required string Key { get; init; }

    public long SpaceId { get; init; }
}
