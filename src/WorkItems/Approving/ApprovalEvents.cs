using Steward.WorkItems.Items;

namespace Steward.WorkItems.Approving;

/// <summary>Somebody is asked for a verdict now: the approval was asked for, or its step before was decided.</summary>
public sealed record VerdictAsked : ItemHappening
{
    public override string Kind => "item.verdict-asked";

    public required IReadOnlyList<long> ApproverIds { get; init; }
}

/// <summary>An approver said yes or no; <c>verdict</c> holds which, the note why.</summary>
public sealed record VerdictGiven : ItemHappening
{
    public override string Kind => "item.verdict-given";
}

/// <summary>The last step was met, one failed, or it was taken back; <c>approval</c> holds which.</summary>
public sealed record ApprovalEnded : ItemHappening
{
    public override string Kind => "item.approval-ended";

    public required ApprovalState Outcome { get; init; }

    public long? AskedById { get; init; }
}
