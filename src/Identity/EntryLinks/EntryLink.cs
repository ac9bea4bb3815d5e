using NodaTime;

namespace Steward.Identity.EntryLinks;

public enum EntryPurpose
{
    Invitation = 0,
    NewPassword = 1,
}

/// <summary>A link that lets one person in once, to choose a password. The row holds the SHA-256 of its secret.</summary>
public sealed class EntryLink
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public EntryPurpose Purpose { get; init; }

    public required string Hash { get; init; }

    public Instant CreatedAt { get; init; }

    public long? CreatedById { get; init; }

    public Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }

    /// <summary>Invitations wait for holidays to end; a new password is wanted now.</summary>
    public static Duration LifetimeOf(EntryPurpose purpose) => purpose == EntryPurpose.Invitation ? Duration.FromDays(7) : Duration.FromHours(24);

    public bool IsOpen(Instant now) => UsedAt is null && now < ExpiresAt;
}

/// <summary>Somebody at the sign-in page asked for a new password; administrators see it until they give a link or somebody signs in.</summary>
public sealed class PasswordWish
{
    public long PersonId { get; init; }

    public Instant AskedAt { get; set; }
}
