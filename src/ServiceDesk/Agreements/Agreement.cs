using NodaTime;

namespace Steward.ServiceDesk.Agreements;

/// <summary>With whom something is agreed.</summary>
public enum AgreementKind
{
    /// <summary>With a client: a service level agreement.</summary>
    Customer = 0,

    /// <summary>Among our own teams: an operational level agreement.</summary>
    Internal = 1,

    /// <summary>With a supplier: an underpinning contract.</summary>
    Supplier = 2,
}

/// <summary>A contract or agreement: with whom, from when to when, by which hours, about which services. Its numbers stand in the tables of targets.</summary>
public sealed class Agreement
{
    public const int LongestName = 160;

    public long Id { get; init; }

    public required string Name { get; set; }

    public AgreementKind Kind { get; set; }

    /// <summary>The client; null for agreements among ourselves and with suppliers.</summary>
    public long? ClientId { get; set; }

    /// <summary>The other side in words, where it is no client.</summary>
    public string Party { get; set; } = "";

    /// <summary>The first day it holds, in the workspace's zone.</summary>
    public LocalDate From { get; set; }

    /// <summary>The last day; null while it has no end.</summary>
    public LocalDate? To { get; set; }

    /// <summary>By whose hours: <c>workspace</c>, <c>always</c> or <c>team-12</c>.</summary>
    public string Calendar { get; set; } = "workspace";

    /// <summary>A zone of its own for these hours; null takes the calendar's.</summary>
    public string? Zone { get; set; }

    /// <summary>It covers everything; else the services that are named.</summary>
    public bool AllServices { get; set; }

    /// <summary>Set when it was ended by hand; it covers nothing from then on.</summary>
    public Instant? EndedAt { get; set; }

    public Instant CreatedAt { get; init; }

    public bool HoldsOn(LocalDate day) => EndedAt is null && From <= day && (To is null || day <= To);
}

/// <summary>A service an agreement covers.</summary>
public sealed class Coverage
{
    public long AgreementId { get; init; }

    public long ServiceId { get; init; }
}
