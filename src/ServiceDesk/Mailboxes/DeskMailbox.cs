using NodaTime;
using Steward.Mail.Wire;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>What becomes of mail from an address nobody has.</summary>
public enum UnknownSenders
{
    /// <summary>Who writes becomes a contact without sign-in, and their mail an item.</summary>
    Welcome = 0,

    /// <summary>Kept aside until somebody looks.</summary>
    SetAside = 1,

    /// <summary>Not taken in.</summary>
    Refuse = 2,
}

/// <summary>What a reply to a closed item does.</summary>
public enum ClosedReplies
{
    Reopen = 0,

    /// <summary>A new item that names the old one.</summary>
    NewItem = 1,

    /// <summary>Reopens for some days after the end, later a new item.</summary>
    ReopenForDays = 2,
}

/// <summary>An address of ours: which space its mail feeds, where it is fetched, and how it treats who writes.</summary>
public sealed class DeskMailbox
{
    public long Id { get; init; }

    /// <summary>Lower-case; what it sends comes from it.</summary>
    public required string Address { get; set; }

    /// <summary>The name in front of the address.</summary>
    public string? Name { get; set; }

    public long SpaceId { get; set; }

    /// <summary>Key of the type its mail becomes.</summary>
    public required string Type { get; set; }

    /// <summary>False while it neither fetches nor answers: settings can be tried first.</summary>
    public bool IsOn { get; set; }

    /// <summary>The IMAP server; null when mail comes by another door only.</summary>
    public string? Host { get; set; }

    public int Port { get; set; }

    public Protection Protection { get; set; }

    public string? User { get; set; }

    /// <summary>The password, sealed with the installation's key ring; no page and no answer holds it.</summary>
    public string? SealedSecret { get; set; }

    public string Folder { get; set; } = "INBOX";

    public bool AllowPrivate { get; set; }

    /// <summary>SHA-256 of the one certificate to be trusted.</summary>
    public string? Fingerprint { get; set; }

    public UnknownSenders UnknownSenders { get; set; }

    public ClosedReplies ClosedReplies { get; set; }

    public int ReopenDays { get; set; } = 7;

    /// <summary>Tells who writes that their mail arrived.</summary>
    public bool Acknowledges { get; set; }

    /// <summary>Its provider takes <c>desk+anything@…</c>, so answers go to an address that bears their token.</summary>
    public bool PlusAddress { get; set; }

    /// <summary>Name of the mail server whose word about senders (Authentication-Results) is believed; null for nobody's.</summary>
    public string? TrustedServer { get; set; }

    /// <summary>Mails of one sender in an hour; more wait until somebody looks.</summary>
    public int MostPerSender { get; set; } = 60;

    public Instant ChangedAt { get; set; }
}

/// <summary>How far a mailbox was read, and how it went.</summary>
public sealed class MailboxStanding
{
    public long MailboxId { get; init; }

    public long Validity { get; set; }

    public long LastUid { get; set; }

    /// <summary>Up to this number everything is an archive: taken in, answered to nobody.</summary>
    public long ArchiveUntil { get; set; }

    public Instant? ReadAt { get; set; }

    /// <summary>When it last brought something.</summary>
    public Instant? BroughtAt { get; set; }

    /// <summary>What keeps it from being read; null when nothing does.</summary>
    public MailboxTrouble? Trouble { get; set; }

    /// <summary>The server's own words about it.</summary>
    public string? Words { get; set; }

    public int Failures { get; set; }
}

/// <summary>What can keep a mailbox from being read.</summary>
public enum MailboxTrouble
{
    UnknownServer = 0,
    PrivateServer = 1,
    Unreachable = 2,
    Encryption = 3,
    SignIn = 4,
    NoFolder = 5,
    Conversation = 6,
    Unreadable = 7,
    NoServer = 8,
}
