using NodaTime;

namespace Steward.ServiceDesk.Changes;

/// <summary>When a change must have been approved.</summary>
public enum ApprovalDemand
{
    /// <summary>Never: it is approved once for all, as a model.</summary>
    None = 0,

    /// <summary>Before work on it begins.</summary>
    BeforeWork = 1,

    /// <summary>Before it is closed: the work could not wait.</summary>
    BeforeClosing = 2,
}

/// <summary>How much can go wrong.</summary>
public enum ChangeRisk
{
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>How a change is carried out: standard, normal, emergency. A model is data; the way of a change asks what its model demands.</summary>
public sealed class ChangeModel
{
    public const int LongestName = 60;

    public long Id { get; init; }

    /// <summary>Stable name in API and forms.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public ApprovalDemand Approval { get; set; }

    /// <summary>It may be planned inside a freeze.</summary>
    public bool InFreeze { get; set; }

    /// <summary>How to do it and how to go back must be written before work begins.</summary>
    public bool NeedsPlan { get; set; }

    /// <summary>It is looked back on before it is closed.</summary>
    public bool NeedsReview { get; set; }

    /// <summary>The risk it may have at most.</summary>
    public ChangeRisk MostRisk { get; set; } = ChangeRisk.High;

    public Instant? RetiredAt { get; set; }
}

/// <summary>A question about the risk of a change. Its answers weigh; the share of the possible weight is the risk.</summary>
public sealed class RiskQuestion
{
    public const int LongestText = 200;

    public long Id { get; init; }

    public required string Text { get; set; }

    /// <summary>Answers with their weights, as JSON.</summary>
    public required string Answers { get; set; }

    public int Order { get; set; }

    public Instant? RetiredAt { get; set; }
}

/// <summary>An answer that can be given, and what it weighs.</summary>
public sealed record RiskAnswer(string Text, int Weight);

/// <summary>A time in which nothing is changed, with its reason.</summary>
public sealed class Freeze
{
    public const int LongestReason = 200;

    public long Id { get; init; }

    public required string Reason { get; set; }

    public Instant From { get; set; }

    public Instant To { get; set; }

    /// <summary>Only changes of this service; all when null.</summary>
    public long? ServiceId { get; set; }
}

/// <summary>How a change went.</summary>
public enum ReviewResult
{
    Successful = 0,

    /// <summary>It works, with something left to mend.</summary>
    Partly = 1,
    BackedOut = 2,
    Failed = 3,
}

/// <summary>What is kept of a change besides its item. Its window is the item's planned start and due date, its plans are fields of the item: an approval holds all of them.</summary>
public sealed class ChangeFacts
{
    public long ItemId { get; init; }

    public long ModelId { get; set; }

    /// <summary>Questions and answers as they were given, with their weights, as JSON (<see cref="GivenAnswer"/>).</summary>
    public string Answers { get; set; } = "[]";

    public ChangeRisk? Risk { get; set; }

    public ReviewResult? Result { get; set; }

    /// <summary>What is learnt of it.</summary>
    public string Lessons { get; set; } = "";

    public long? ReviewedById { get; set; }

    public Instant? ReviewedAt { get; set; }
}

/// <summary>An answer as it was given; the question may be worded otherwise since.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Asked">The question in the words of then.</param>
/// <param name="Answer">The answer in the words of then.</param>
/// <param name="Weight">What it weighed.</param>
/// <param name="Most">The most the question could weigh.</param>
public sealed record GivenAnswer(long Question, string Asked, string Answer, int Weight, int Most);
