using NodaTime;

namespace Steward.WorkItems.Designing;

/// <summary>A workflow put into the gallery, one row for each version. Types that took it are offered the next one.</summary>
public sealed class SharedWorkflow
{
    /// <summary>Name made into a key: what types remember.</summary>
    public required string Key { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public string About { get; init; } = "";

    /// <summary>The workflow as JSON.</summary>
    public required string Definition { get; init; }

    public Instant At { get; init; }

    public long? ById { get; init; }
}
