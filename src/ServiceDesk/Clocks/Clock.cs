using NodaTime;
using Steward.ServiceDesk.Agreements;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks;

/// <summary>
/// A clock of an item as it was last reckoned. Everything a page, a list or the scan asks is a column; nothing is reckoned by reading. Durations are
/// milliseconds.
/// </summary>
public sealed class Clock
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long SpaceId { get; set; }

    public long DefinitionId { get; init; }

    public AgreementKind Kind { get; set; }

    public ClockMetric Metric { get; set; }

    /// <summary>The version it was reckoned by.</summary>
    public long VersionId { get; set; }

    /// <summary>1, 2, 3… of the same definition.</summary>
    public int Run { get; init; }

    public ClockStage Stage { get; set; }

    public long? AgreementId { get; set; }

    /// <summary>The team the item stood with at the last moment that counted.</summary>
    public long? TeamId { get; set; }

    public int Amount { get; set; }

    public TargetUnit Unit { get; set; }

    /// <summary>By whose hours, as <c>workspace</c>, <c>always</c> or <c>team-12</c>, with a zone of its own as <c>workspace@Asia/Tokyo</c>.</summary>
    public string Calendar { get; set; } = "";

    public Instant StartedAt { get; set; }

    /// <summary>Since when it stands; null while it does not.</summary>
    public Instant? PausedAt { get; set; }

    public Instant? EndedAt { get; set; }

    public Instant? DueAt { get; set; }

    /// <summary>Running time the target allows; null when it can never be used up.</summary>
    public long? LimitMs { get; set; }

    /// <summary>Running time used until it stopped, or until it began to stand; null while it runs.</summary>
    public long? UsedMs { get; set; }

    /// <summary>The same by the clock on the wall.</summary>
    public long? PassedMs { get; set; }

    /// <summary>Working time it stood.</summary>
    public long StoodMs { get; set; }

    /// <summary>The due moment passed before it stopped.</summary>
    public bool Broken { get; set; }

    /// <summary>The next moment something has to be done; what the scan looks for.</summary>
    public Instant? NextAt { get; set; }

    /// <summary>A bit for each step already taken: the due moment first, then the steps in their order.</summary>
    public int StepsTaken { get; set; }
}

/// <summary>Recounting of all clocks: how far it is, for those who wait for it.</summary>
public sealed class ClockRecount
{
    public long Id { get; init; }

    public Instant StartedAt { get; init; }

    public Instant? EndedAt { get; set; }

    /// <summary>Finished clocks are reckoned as well.</summary>
    public bool Finished { get; init; }

    public int Items { get; init; }

    public int Done { get; set; }

    public int Changed { get; set; }

    public long? ById { get; init; }
}
