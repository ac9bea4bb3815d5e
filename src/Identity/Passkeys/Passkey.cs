using NodaTime;

namespace Steward.Identity.Passkeys;

/// <summary>A passkey (WebAuthn credential) of a person: a public key, so there is nothing to hide.</summary>
public sealed class Passkey
{
    /// <summary>Credential id as base64url.</summary>
    public required string Id { get; init; }

    public long PersonId { get; init; }

    public required string Name { get; set; }

    public required byte[] PublicKey { get; init; }

    /// <summary>Grows with each use on authenticators that count; a smaller number is a copy and is refused.</summary>
    public long SignCount { get; set; }

    /// <summary>How the browser reaches it ("internal", "hybrid", "usb"), comma separated; a hint for the next sign-in.</summary>
    public required string Transports { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant? LastUsedAt { get; set; }
}
