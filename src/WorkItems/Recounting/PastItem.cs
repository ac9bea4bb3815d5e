using NodaTime;
using Steward.Platform.Access;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recounting;

/// <summary>An item with everything that happened to it, told from its creation on. Where it ends is where it stands now.</summary>
/// <param name="SpaceId">Where it lives.</param>
/// <param name="Type">Key of its type.</param>
/// <param name="Title">As it was created.</param>
/// <param name="CreatedAt">When it began.</param>
public sealed record PastItem(long SpaceId, string Type, string Title, Instant CreatedAt)
{
    public string Description { get; init; } = "";

    public Priority Priority { get; init; }

    public long? CreatedById { get; init; }

    public long? RequesterId { get; init; }

    public long? ClientId { get; init; }

    public long? TeamId { get; init; }

    public string? Service { get; init; }

    public string? Process { get; init; }

    public Instant? PlannedStart { get; init; }

    public Instant? Due { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>A name others of the same command refer to.</summary>
    public string? Label { get; init; }

    /// <summary>Label of the item it stands below; that one comes earlier in the command.</summary>
    public string? Below { get; init; }

    /// <summary>Labels of earlier items this one is linked to.</summary>
    public IReadOnlyList<(LinkKind Kind, string Label)> Links { get; init; } = [];

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<PastEntry> Entries { get; init; } = [];
}

/// <summary>One thing that happened to an item.</summary>
public abstract record PastEntry(Instant At, long? ById);

public sealed record PastComment(Instant At, long? ById, string Text, bool Internal = false, Channel Channel = Channel.Page) : PastEntry(At, ById);

/// <summary>It went to a state of its type's workflow. The note is the resolution or the reason.</summary>
public sealed record PastMove(Instant At, long? ById, string To, string? Note = null) : PastEntry(At, ById);

public sealed record PastAssignment(Instant At, long? ById, long? AssigneeId) : PastEntry(At, ById);

public sealed record PastPriority(Instant At, long? ById, Priority Priority) : PastEntry(At, ById);

public sealed record PastDue(Instant At, long? ById, Instant? Due) : PastEntry(At, ById);

public sealed record PastProgress(Instant At, long? ById, int Progress) : PastEntry(At, ById);
