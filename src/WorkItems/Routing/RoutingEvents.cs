using Steward.Platform.Events;

namespace Steward.WorkItems.Items;

/// <summary>
/// A rule gave the item to a team or a person. Its changes say to whom, by which rule (<c>rule</c>) and how the person was found (<c>how</c>,
/// see <see cref="RouteWords"/>). Staff's alone.
/// </summary>
public sealed record ItemRouted : ItemHappening
{
    public override string Kind => "item.routed";

    public override bool ByItself => true;

    public override bool IsAskedAbout(Change change) => change.Field is "team" or "assignee";
}

/// <summary>The item went back to its queue, because whoever had it did not move it.</summary>
public sealed record ItemReturned : ItemHappening
{
    public override string Kind => "item.returned";

    public override bool ByItself => true;

    /// <summary>Who had it.</summary>
    public required long FromId { get; init; }

    /// <summary>Name of the queue.</summary>
    public required string Queue { get; init; }

    public override bool IsAskedAbout(Change change) => change.Field is "assignee";
}
