using NodaTime;

namespace Steward.ServiceDesk.Replying;

/// <summary>Why the desk writes.</summary>
public enum LetterKind
{
    Acknowledgement = 0,
    Reply = 1,
    Closed = 2,
}

/// <summary>A letter of the desk to one person about one item. How far it came stands with the message itself.</summary>
public sealed class SentMail
{
    /// <summary>The message in the platform's queue.</summary>
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long? CommentId { get; init; }

    public long PersonId { get; init; }

    public required string Recipient { get; init; }

    public LetterKind Kind { get; init; }

    public required string MessageId { get; init; }

    public Instant At { get; init; }

    /// <summary>When a mail system told that it did not arrive.</summary>
    public Instant? FailedAt { get; set; }

    /// <summary>What that system said.</summary>
    public string? FailureWords { get; set; }
}

/// <summary>An address that a mail system refused for good. Nothing is sent there until it is taken from the list.</summary>
public sealed class DeadAddress
{
    public required string Address { get; init; }

    public Instant Since { get; set; }

    public string? Words { get; set; }
}

/// <summary>The desk's own words for one kind of letter in one language, where they differ from those it comes with.</summary>
public sealed class LetterTemplate
{
    public LetterKind Kind { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; set; }

    public required string Body { get; set; }
}

/// <summary>What signs reply tokens: one secret per workspace, sealed with the installation's key ring.</summary>
public sealed class TokenKey
{
    public long Id { get; init; }

    public required string SealedSecret { get; set; }
}
