using NodaTime;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Which way a failure goes along a relation.</summary>
[Flags]
public enum Carrying
{
    /// <summary>Neither end feels the other fail.</summary>
    Nothing = 0,

    /// <summary>When the second fails, the first is touched: what runs on it, depends on it.</summary>
    Back = 1,

    /// <summary>When the first fails, the second is touched: what it is part of.</summary>
    Onward = 2,
    Both = 3,
}

/// <summary>A named way in which two configuration items belong together, with the words of both ends.</summary>
public sealed class RelationKind
{
    public const int LongestWords = 60;

    public long Id { get; init; }

    public required string Key { get; init; }

    /// <summary>As the first end says it: "runs on".</summary>
    public required string Words { get; set; }

    /// <summary>As the second end says it: "runs".</summary>
    public required string Back { get; set; }

    public Carrying Carries { get; set; }

    /// <summary>Set when no new relation of it is made.</summary>
    public Instant? RetiredAt { get; set; }
}

/// <summary>Two configuration items that belong together, stored once and read from both ends.</summary>
public sealed class CiRelation
{
    public long Id { get; init; }

    public long FromId { get; init; }

    public long ToId { get; init; }

    public long KindId { get; init; }
}

/// <summary>A kind of relation as one end sees it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Reversed">Seen from the second end.</param>
public sealed record RelationEnd(RelationKind Kind, bool Reversed)
{
    private const string BackMark = "/back";

    /// <summary>As forms and the API name it: <c>runs-on</c>, <c>runs-on/back</c>.</summary>
    public string Slug => Reversed ? Kind.Key + BackMark : Kind.Key;

    public string Words => Reversed ? Kind.Back : Kind.Words;
}

/// <summary>A work item is about a configuration item.</summary>
public sealed class CiTie
{
    public long CiId { get; init; }

    public long ItemId { get; init; }

    public Instant At { get; init; }
}
