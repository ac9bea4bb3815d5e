using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Outgoing;

public enum MailState
{
    /// <summary>On its way, perhaps after a try that failed for now.</summary>
    Waiting = 0,

    /// <summary>The mail server took it over.</summary>
    Sent = 1,

    /// <summary>The mail server will not take it.</summary>
    Refused = 2,

    /// <summary>Not sent, and not tried any more until somebody says so.</summary>
    Parked = 3,
}

/// <summary>One message to one recipient, and how far it came. Its Message-ID is fixed before the first try, so that every copy bears the same.</summary>
public sealed class OutgoingMessage
{
    public long Id { get; init; }

    public required string MessageId { get; init; }

    public required string Recipient { get; init; }

    public string? RecipientName { get; init; }

    public required string Subject { get; init; }

    /// <summary>Why it is sent, as a stable name: <c>invitation</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it is about, as a subject of events with its id: <c>person:7</c>.</summary>
    public string? About { get; init; }

    /// <summary>It holds a link that lets somebody in: the words are thrown away once they are sent, and never shown.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>The words, sealed with the installation's key ring: the database alone opens no link.</summary>
    public string? SealedLetter { get; set; }

    public MailState State { get; set; }

    public int Tries { get; set; }

    public Instant QueuedAt { get; set; }

    public Instant DueAt { get; set; }

    /// <summary>While in the future, a node is sending it.</summary>
    public Instant? LeasedUntil { get; set; }

    public Instant? FinishedAt { get; set; }

    /// <summary>What kept it, as the name of a sentence; null when nothing did.</summary>
    public MailHindrance? Hindrance { get; set; }

    /// <summary>The mail server's own words about the last try.</summary>
    public string? ServerWords { get; set; }
}

/// <summary>What can keep a message.</summary>
public enum MailHindrance
{
    /// <summary>Mail was switched off when it was written.</summary>
    SwitchedOff = 0,

    /// <summary>The address is none.</summary>
    NoAddress = 1,

    /// <summary>The mail server has no such name.</summary>
    UnknownServer = 2,

    /// <summary>The server's address is private, and the settings do not allow it.</summary>
    PrivateServer = 3,

    /// <summary>The server does not answer.</summary>
    Unreachable = 4,

    /// <summary>The connection could not be encrypted, or the certificate is not to be trusted.</summary>
    Encryption = 5,

    /// <summary>User or password are wrong.</summary>
    SignIn = 6,

    /// <summary>The server answered what no mail server answers, or broke off.</summary>
    Conversation = 7,

    /// <summary>The server refused the message or its recipient.</summary>
    Refused = 8,

    /// <summary>The server asked to try later.</summary>
    Later = 9,

    /// <summary>What was written can not be read any more: the keys that sealed it are gone.</summary>
    Unreadable = 10,

    /// <summary>Its recipient may not read it any more.</summary>
    NotAllowed = 11,

    /// <summary>Somebody held it back before it left.</summary>
    HeldBack = 12,
}

internal sealed class OutgoingTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<MailSettings>(table =>
        {
            table.ToTable("mail_settings");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Host).HasMaxLength(253);
            table.Property(s => s.Fingerprint).HasMaxLength(64);
            table.Property(s => s.User).HasMaxLength(254);
            table.Property(s => s.FromAddress).HasMaxLength(254);
            table.Property(s => s.FromName).HasMaxLength(120);
            table.Property(s => s.ReplyTo).HasMaxLength(254);
            table.Property(s => s.PublicAddress).HasMaxLength(300);
        });
        model.Entity<OutgoingMessage>(table =>
        {
            table.ToTable("mail_messages");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.MessageId).HasMaxLength(250);
            table.Property(m => m.Recipient).HasMaxLength(254);
            table.Property(m => m.RecipientName).HasMaxLength(200);
            table.Property(m => m.Subject).HasMaxLength(500);
            table.Property(m => m.Purpose).HasMaxLength(60);
            table.Property(m => m.About).HasMaxLength(60);
            table.Property(m => m.ServerWords).HasMaxLength(700);
            table.HasIndex(m => new { m.State, m.DueAt });
            table.HasIndex(m => m.MessageId);
            table.HasIndex(m => m.About);
        });
    }
}
