using NodaTime;

namespace Steward.Identity.SecondFactors;

/// <summary>A person's authenticator app. While this row is there, a password alone does not let them in.</summary>
public sealed class Authenticator
{
    public long PersonId { get; init; }

    /// <summary>The shared secret, sealed with the installation's key ring: the database alone makes no codes.</summary>
    public required string SealedSecret { get; init; }

    public Instant Since { get; init; }

    /// <summary>The last 30-second step whose code was used; it and earlier ones are refused.</summary>
    public long LastStep { get; set; }
}

/// <summary>One of the codes for the day the telephone is lost.</summary>
public sealed class RecoveryCode
{
    public required string Hash { get; init; }

    public long PersonId { get; init; }

    public Instant? UsedAt { get; set; }
}
