using NodaTime;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Clocks;

/// <summary>What happened, as far as clocks care.</summary>
public enum MomentKind
{
    Created = 0,

    /// <summary>Fields changed.</summary>
    Changed = 1,

    /// <summary>The state changed.</summary>
    Moved = 2,

    /// <summary>The requester's side said something.</summary>
    Asked = 3,

    /// <summary>We said something the requester reads.</summary>
    Replied = 4,

    /// <summary>A note among ourselves.</summary>
    Noted = 5,
}

/// <summary>
/// One moment of an item's life with all that conditions of clocks may ask, copied then: the stream clocks are folded from. Rows are only added, so a
/// clock can be reckoned anew at any time, whatever has been renamed or moved since.
/// </summary>
public sealed class Moment
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public Instant At { get; init; }

    public MomentKind Kind { get; init; }

    public long? ById { get; init; }

    public long SpaceId { get; init; }

    public required string Type { get; init; }

    public required string State { get; init; }

    public StateCategory Category { get; init; }

    public Priority Priority { get; init; }

    public long? AssigneeId { get; init; }

    public long? TeamId { get; init; }

    public long? RequesterId { get; init; }

    public long? ClientId { get; init; }

    public long? CreatedById { get; init; }

    public string? Service { get; init; }

    public string? Process { get; init; }

    /// <summary>We have answered at least once.</summary>
    public bool Answered { get; init; }

    /// <summary>The requester's side spoke last and waits for a reply; so it is from the creation on.</summary>
    public bool Unanswered { get; init; }
}
