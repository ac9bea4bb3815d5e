using NodaTime;

namespace Steward.Collaboration.Mailing;

/// <summary>A mail that was packed: the notifications that carry its id. Made in one transaction with the job that sends it.</summary>
public sealed class NewsDigest
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public Instant At { get; init; }

    /// <summary>Null until it left; also when nothing of it was left to tell.</summary>
    public Instant? SentAt { get; set; }
}
