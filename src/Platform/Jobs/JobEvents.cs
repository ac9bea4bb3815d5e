using Steward.Platform.Events;

namespace Steward.Platform.Jobs;

/// <summary>Somebody stepped in where the outbox had given up.</summary>
public abstract record JobHappening : Happening
{
    public override string Subject => "job";
}

public sealed record JobRunAgain : JobHappening
{
    public override string Kind => "job.run-again";
}

public sealed record JobRemoved : JobHappening
{
    public override string Kind => "job.removed";
}
