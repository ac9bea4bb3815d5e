using NodaTime;

namespace Steward.WorkItems.Designing;

/// <summary>A workflow as it was published once. Nothing here is ever changed.</summary>
public sealed class TypeVersion
{
    public required string TypeKey { get; init; }

    public int Version { get; init; }

    /// <summary>The workflow as JSON.</summary>
    public required string Definition { get; init; }

    public Instant At { get; init; }

    public long? ById { get; init; }
}

/// <summary>The next workflow of a type while somebody works on it. Items know nothing of it.</summary>
public sealed class TypeDraft
{
    public required string TypeKey { get; init; }

    public required string Definition { get; set; }

    /// <summary>Key of the gallery's workflow it was taken from; the type follows it once the draft is published.</summary>
    public string? Source { get; set; }

    public int SourceVersion { get; set; }

    /// <summary>Grows with each save: who saves or publishes says which one was seen.</summary>
    public int Revision { get; set; }

    public Instant At { get; set; }

    public long? ById { get; set; }
}
