using NodaTime;
using Steward.Platform.Access;

namespace Steward.Identity.Tokens;

/// <summary>A key for programs, acting as a person within a scope. Only the SHA-256 of its secret is stored.</summary>
public sealed class ApiToken
{
    /// <summary>Starts every token, so that people and secret scanners know one when they see it.</summary>
    public const string Prefix = "stw_";

    public long Id { get; init; }

    public long PersonId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public TokenScope Scope { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? LastUsedAt { get; set; }

    public Instant? RevokedAt { get; set; }
}
