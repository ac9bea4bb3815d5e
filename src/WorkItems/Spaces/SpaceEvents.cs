using Steward.Platform.Events;

namespace Steward.WorkItems.Spaces;

/// <summary>Anything that happened to a space itself, not to its items.</summary>
public abstract record SpaceHappening : Happening
{
    public override string Subject => "space";
}

public sealed record SpaceCreated : SpaceHappening
{
    public override string Kind => "space.created";
}

public sealed record SpaceChanged : SpaceHappening
{
    public override string Kind => "space.changed";
}

/// <summary>The key changed; the one before still leads here.</summary>
public sealed record SpaceKeyRenamed : SpaceHappening
{
    public override string Kind => "space.key-renamed";
}

public sealed record SpaceArchived : SpaceHappening
{
    public override string Kind => "space.archived";
}

public sealed record SpaceRestored : SpaceHappening
{
    public override string Kind => "space.restored";
}
