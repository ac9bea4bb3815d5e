using NodaTime;

namespace Steward.Collaboration.Drafting;

/// <summary>What somebody typed and did not send, under the name the form gives it: <c>IT-12 answer</c>.</summary>
public sealed class KeptDraft
{
    public const int LongestName = 80;

    public const int LongestBase = 80;

    /// <summary>As long as the longest text that can be sent.</summary>
    public const int LongestText = 200_000;

    /// <summary>Of one person; the oldest give way.</summary>
    public const int Most = 100;

    public static readonly Duration Age = Duration.FromDays(30);

    public long PersonId { get; init; }

    public required string Name { get; init; }

    public required string Text { get; set; }

    /// <summary>What its form had shown when the text was begun (version and mark), so that news since then still stop it; null when the form shows none.</summary>
    public string? Base { get; set; }

    public Instant At { get; set; }
}
