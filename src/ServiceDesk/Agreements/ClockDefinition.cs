using NodaTime;

namespace Steward.ServiceDesk.Agreements;

/// <summary>What is measured. All are the same machinery; the word decides what is offered as conditions and how pages name it.</summary>
public enum ClockMetric
{
    /// <summary>Until we first answer.</summary>
    FirstResponse = 0,

    /// <summary>Until we answer the oldest message nobody has answered.</summary>
    NextResponse = 1,

    /// <summary>A promise to be heard of again and again, even when the other side is silent.</summary>
    Update = 2,
    Resolution = 3,
    Custom = 4,
}

/// <summary>A kind of clock with its history of versions. Clocks name the version they were reckoned by.</summary>
public sealed class ClockDefinition
{
    public const int LongestName = 80;

    public long Id { get; init; }

    public required string Name { get; set; }

    public AgreementKind Kind { get; set; }

    public ClockMetric Metric { get; init; }

    /// <summary>Set when no item gets it any more.</summary>
    public Instant? RetiredAt { get; set; }

    public Instant CreatedAt { get; init; }
}

/// <summary>One version of a definition. Without a number it is the draft; once published it never changes.</summary>
public sealed class ClockVersion
{
    public long Id { get; init; }

    public long DefinitionId { get; init; }

    /// <summary>1, 2, 3…; null while it is the draft.</summary>
    public int? Number { get; set; }

    /// <summary><see cref="Rules.RuleBody"/> as JSON.</summary>
    public required string Body { get; set; }

    public Instant ChangedAt { get; set; }

    public Instant? PublishedAt { get; set; }

    public long? ById { get; set; }
}
