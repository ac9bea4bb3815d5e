using NodaTime;

namespace Steward.ServiceDesk.Receiving;

/// <summary>By which door a mail came.</summary>
public enum MailSource
{
    CommandLine = 0,
    Imap = 1,
    Import = 2,
    Lmtp = 3,
}

/// <summary>What became of a mail.</summary>
public enum MailFate
{
    /// <summary>Kept, and not yet judged.</summary>
    Waiting = 0,

    /// <summary>It made an item.</summary>
    Created = 1,

    /// <summary>It stands in the timeline of an item.</summary>
    Appended = 2,

    /// <summary>Nothing was to be done with it.</summary>
    Ignored = 3,

    /// <summary>Its sender is not served here.</summary>
    Refused = 4,

    /// <summary>It waits for somebody to look at it.</summary>
    Quarantined = 5,

    /// <summary>It told what became of a mail of ours.</summary>
    Noted = 6,

    /// <summary>Somebody threw it away; the content is gone.</summary>
    Removed = 7,
}

/// <summary>Why it became that.</summary>
public enum MailReason
{
    None = 0,

    /// <summary>The same message came before.</summary>
    Duplicate = 1,

    /// <summary>It came from here.</summary>
    OwnMail = 2,

    /// <summary>A machine's answer that belongs to no item.</summary>
    AutoReply = 3,

    /// <summary>A mail system's message about no mail of ours.</summary>
    MailSystem = 4,

    /// <summary>It says what became of a mail of ours.</summary>
    Delivery = 5,

    /// <summary>Nobody has the sender's address.</summary>
    UnknownSender = 6,

    /// <summary>The sender may not use Steward any more.</summary>
    DisabledSender = 7,

    /// <summary>It names no sender that could be answered.</summary>
    NoSender = 8,

    /// <summary>Too many of this sender, or about this item, within an hour.</summary>
    Budget = 9,

    /// <summary>It could not be read within the limits.</summary>
    Unreadable = 10,

    /// <summary>It is larger than what is read.</summary>
    TooLarge = 11,

    /// <summary>It broke off when it was taken in; the detail says how.</summary>
    Fault = 12,

    /// <summary>The space did not take it; the detail says why.</summary>
    NotTaken = 13,

    /// <summary>No mailbox has the address it was sent to.</summary>
    NoMailbox = 14,

    /// <summary>It named an item its sender takes no part in: it became one of its own.</summary>
    Stranger = 15,

    /// <summary>It was forwarded: an item of its own.</summary>
    Forwarded = 16,

    /// <summary>The item it answers was closed too long ago: an item of its own.</summary>
    ClosedBefore = 17,

    /// <summary>A person is away: their item keeps its state.</summary>
    OutOfOffice = 18,
}

/// <summary>A mail as it came: where its bytes are, what was read of it, and what became of it.</summary>
public sealed class ReceivedMail
{
    public long Id { get; init; }

    public long? MailboxId { get; set; }

    public MailSource Source { get; init; }

    /// <summary>Where it was fetched: the same place is fetched once.</summary>
    public string? SourceKey { get; init; }

    public Instant At { get; init; }

    /// <summary>The raw message, by its hash in the store.</summary>
    public required string RawHash { get; set; }

    public long Size { get; init; }

    public MailFate Fate { get; set; }

    public MailReason Reason { get; set; }

    /// <summary>What kept it, in words; at most 700 characters.</summary>
    public string? Detail { get; set; }

    public string? MessageId { get; set; }

    /// <summary>Of message and mailbox; of two that are alike one is taken.</summary>
    public string? Claim { get; set; }

    public string? FromAddress { get; set; }

    public string? FromName { get; set; }

    public string? Subject { get; set; }

    public long? PersonId { get; set; }

    public long? ItemId { get; set; }

    /// <summary>The comment it became; null when it became the item itself.</summary>
    public long? CommentId { get; set; }

    /// <summary>The item it may belong to, but was not let into.</summary>
    public long? RelatedId { get; set; }

    /// <summary>Its sender proved to be who they say: by a token only they were sent, and the address it was sent to.</summary>
    public bool Verified { get; set; }

    /// <summary>A machine wrote it.</summary>
    public bool Automatic { get; set; }

    /// <summary>It reopened its item.</summary>
    public bool Reopened { get; set; }

    /// <summary>What it quotes, plain.</summary>
    public string? Quoted { get; set; }

    /// <summary>Its HTML made harmless, by its hash in the store.</summary>
    public string? HtmlHash { get; set; }

    public int Tries { get; set; }
}

/// <summary>An id that belongs to the thread of an item: of a mail that came or left, or one it refers to.</summary>
public sealed class ThreadMail
{
    public long ItemId { get; init; }

    public required string MessageId { get; init; }

    public Instant At { get; init; }
}
