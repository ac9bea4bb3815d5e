using NodaTime;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

public enum Priority
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
    Urgent = 4,
}

/// <summary>
/// The one unit of work: incident, request, task, SMS task… It stays thin; facts of a module (clocks, plans, evidence) are rows of that
/// module. Others read it and order changes by commands; the verbs are internal and live in the partial files beside this one.
/// </summary>
public sealed partial class WorkItem
{
    public long Id { get; init; }

    public long SpaceId { get; internal set; }

    public long Number { get; internal set; }

    /// <summary>Key of the <see cref="ItemType"/>.</summary>
    public required string Type { get; init; }

    public required string Title
    {
        get;
        set
        {
            field = value;
            TitleFolded = ItemWords.Folded(value);
        }
    }

    /// <summary>The title as queries compare and sort it: small letters without marks, the same on every engine.</summary>
    public string TitleFolded { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; internal set; } = "";

    public required string State { get; set; }

    public StateCategory Category { get; internal set; }

    public Priority Priority { get; internal set; }

    public long? AssigneeId { get; internal set; }

    public long? TeamId { get; internal set; }

    public long? RequesterId { get; internal set; }

    public long? ClientId { get; internal set; }

    public long? ParentId { get; internal set; }

    /// <summary>The item that tells this one's story on; null for nearly all.</summary>
    public long? MergedIntoId { get; internal set; }

    /// <summary>Others were merged into this one, so its timeline holds theirs.</summary>
    public bool HoldsMerged { get; internal set; }

    public string? Service { get; internal set; }

    public string? Process { get; internal set; }

    public Instant? PlannedStart { get; internal set; }

    public Instant? Due { get; internal set; }

    /// <summary>0–100; null when nobody says.</summary>
    public int? Progress { get; internal set; }

    /// <summary>All tags, as written, with commas between; rows of their own are what queries ask.</summary>
    public string Tags { get; internal set; } = "";

    public long? CreatedById { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; internal set; }

    /// <summary>Set while it is out of everybody's sight; every query leaves it out unless it says otherwise.</summary>
    public Instant? ArchivedAt { get; internal set; }

    /// <summary>Grows by one with each change: optimistic concurrency and the API's ETag.</summary>
    public int Version { get; internal set; }

    public bool IsOpen => Category < StateCategory.Done;
}
