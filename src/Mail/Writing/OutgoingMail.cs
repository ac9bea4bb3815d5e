using Steward.Mail.Addresses;
using Steward.Mail.Wording;

namespace Steward.Mail.Writing;

/// <summary>Whether a person wrote the message (RFC 3834); what a machine wrote must not be answered by another.</summary>
public enum Origin
{
    /// <summary>A person wrote it.</summary>
    Person = 0,

    /// <summary>The program made it by itself.</summary>
    Generated = 1,

    /// <summary>The program answers a message with it.</summary>
    Replied = 2,
}

/// <summary>A file that travels with a message.</summary>
/// <param name="Name">As the reader sees it.</param>
/// <param name="MediaType">For example <c>image/png</c>; one that is none becomes <c>application/octet-stream</c>.</param>
public sealed record Attachment(HeaderText Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>A message to be written. Every part is of a type that cannot break out of its header.</summary>
public sealed record OutgoingMail
{
    public required Mailbox From { get; init; }

    public Mailbox? ReplyTo { get; init; }

    public required IReadOnlyList<Mailbox> To { get; init; }

    public IReadOnlyList<Mailbox> Cc { get; init; } = [];

    public required HeaderText Subject { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required MessageId Id { get; init; }

    public MessageId? InReplyTo { get; init; }

    /// <summary>The thread, oldest first.</summary>
    public IReadOnlyList<MessageId> References { get; init; } = [];

    public Origin Origin { get; init; }

    /// <summary>By which the sender knows its own messages when they come back to it; letters, digits and hyphens, else left out.</summary>
    public string? LoopMark { get; init; }

    /// <summary>Where one stops getting mails like this one: an https or mailto address.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>The language of the words, for example <c>de</c>.</summary>
    public string? Language { get; init; }

    public required string Text { get; init; }

    /// <summary>The same words as HTML; null when there is plain text only.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
