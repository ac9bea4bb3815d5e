using NodaTime;
using Steward.Mail.Wire;

namespace Steward.Platform.Outgoing;

/// <summary>By which server a workspace sends, and in whose name. One row, or none while mail is not set up.</summary>
public sealed class MailSettings
{
    /// <summary>The only row's id.</summary>
    public const long OnlyId = 1;

    public long Id { get; init; } = OnlyId;

    /// <summary>False while nothing may leave, as during an import.</summary>
    public bool IsOn { get; set; }

    public required string Host { get; set; }

    public int Port { get; set; }

    public Protection Protection { get; set; }

    /// <summary>The server stands in the house: its address may be private.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>SHA-256 of the one certificate to be trusted, for a server whose certificate no authority signed.</summary>
    public string? Fingerprint { get; set; }

    public string? User { get; set; }

    /// <summary>The password, sealed with the installation's key ring; no page and no answer holds it.</summary>
    public string? SealedSecret { get; set; }

    public required string FromAddress { get; set; }

    public string? FromName { get; set; }

    public string? ReplyTo { get; set; }

    /// <summary>Where links in mails lead: the address of this workspace as people reach it, without a slash at its end.</summary>
    public required string PublicAddress { get; set; }

    public Instant ChangedAt { get; set; }
}
