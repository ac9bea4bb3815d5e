using NodaTime;

namespace Steward.Identity.Sessions;

/// <summary>A signed-in browser. The cookie holds a random secret; the row holds its SHA-256, so a stolen database opens nothing.</summary>
public sealed class Session
{
    public required string Hash { get; init; }

    public long PersonId { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ExpiresAt { get; set; }

    /// <summary>The person as whom an administrator looks at pages just now.</summary>
    public long? LooksAsId { get; set; }

    public string? Browser { get; init; }

    public string? Address { get; init; }
}

/// <summary>What a person proves who they are with.</summary>
public sealed class Account
{
    public long PersonId { get; init; }

    public required string PasswordHash { get; set; }
}
