using Steward.Platform.Events;

namespace Steward.WorkItems.Items;

/// <summary>Anything that happened to a work item. Listeners on this record hear all of it.</summary>
public abstract record ItemHappening : Happening
{
    public override string Subject => "item";

    /// <summary>Nobody asks for a title or a description by its former wording, nor for all tags together, nor for rows of a checklist.</summary>
    public override bool IsAskedAbout(Change change) => change.Field is not ("title" or "description" or "tags" or "checklist");
}

public sealed record ItemCreated : ItemHappening
{
    public override string Kind => "item.created";
}

public sealed record ItemChanged : ItemHappening
{
    public override string Kind => "item.changed";
}

/// <summary>The state changed; <see cref="Happening.Note"/> holds a reason or a resolution.</summary>
public sealed record ItemMovedOn : ItemHappening
{
    public override string Kind => "item.moved-on";
}

public sealed record ItemClosed : ItemHappening
{
    public override string Kind => "item.closed";
}

public sealed record ItemReopened : ItemHappening
{
    public override string Kind => "item.reopened";
}

public sealed record CommentAdded : ItemHappening
{
    public override string Kind => "item.commented";

    public required long CommentId { get; init; }
}
