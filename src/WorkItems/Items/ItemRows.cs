using NodaTime;
using Steward.Platform.Access;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Items;

/// <summary>The row that makes an item done or cancelled: when, by whom, with which result. Reopening removes it; the history keeps it.</summary>
public sealed class Closure
{
    public long ItemId { get; init; }

    public Instant At { get; init; }

    public long? ById { get; init; }

    public string? Resolution { get; init; }
}

/// <summary>A comment in the timeline. Internal ones are seen by staff of the space only.</summary>
public sealed class Comment
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long? AuthorId { get; init; }

    public Instant At { get; init; }

    public Instant? EditedAt { get; set; }

    /// <summary>Markdown.</summary>
    public required string Text { get; set; }

    public bool Internal { get; init; }

    public Channel Channel { get; init; }
}

/// <summary>A person who hears of changes without being owner or requester, and may read the item.</summary>
public sealed class Watcher
{
    public long ItemId { get; init; }

    public long PersonId { get; init; }
}

/// <summary>A further field of an item that has no column of its own.</summary>
public sealed class ItemField
{
    public long ItemId { get; init; }

    public required string Name { get; init; }

    public required string Value
    {
        get;
        set
        {
            field = value;
            Folded = ItemWords.Folded(value);
            Number = Defining.FieldNumber.Of(value);
        }
    }

    /// <summary>As queries compare it.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>As fields of numbers, amounts and days compare it; null when it is none of these.</summary>
    public double? Number { get; private set; }
}

/// <summary>A key the item had before it moved to another space.</summary>
public sealed class FormerItemKey
{
    public long SpaceId { get; init; }

    public long Number { get; init; }

    public long ItemId { get; init; }
}

/// <summary>How two items belong together, stored once, read from both ends.</summary>
public enum LinkKind
{
    Relates = 0,
    Blocks = 1,
    Duplicates = 2,
    CausedBy = 3,
    FixedBy = 4,
    Precedes = 5,
}

public sealed class ItemLink
{
    public long Id { get; init; }

    public long FromId { get; init; }

    public long ToId { get; init; }

    public LinkKind Kind { get; init; }
}
