namespace Steward.Platform.Outgoing;

/// <summary>What somebody is to be told by mail. One letter has one recipient, so nobody reads who else was told.</summary>
/// <param name="Recipient">A mail address.</param>
/// <param name="Purpose">Why it is sent, as a stable name: <c>invitation</c>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The words, plain.</param>
/// <param name="Html">The same words as HTML, made by <see cref="LetterHtml"/>; null for plain text only.</param>
public sealed record Letter(string Recipient, string Purpose, string Subject, string Text, string? Html = null)
{
    public string? RecipientName { get; init; }

    /// <summary>Language of the words, <c>en</c> or <c>de</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>It holds a link that lets somebody in.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>What it is about: <c>person:7</c>.</summary>
    public string? About { get; init; }

    /// <summary>False when a person wrote the words (a reply); machines may answer such a mail.</summary>
    public bool IsAutomatic { get; init; } = true;

    /// <summary>Address that stops letters like this one by a single post (RFC 8058); null for letters nobody subscribed to.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>The message it answers.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The thread before it, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>In whose name it is sent; the workspace's own address when null.</summary>
    public string? From { get; init; }

    public string? FromName { get; init; }

    /// <summary>Where answers go, when not to the one it is from.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its id, when the one who posts it must know it by heart; a new one when null.</summary>
    public string? MessageId { get; init; }

    /// <summary>A machine's answer to a message, in contrast to one the program writes by itself (RFC 3834).</summary>
    public bool IsAnswer { get; init; }

    /// <summary>By which a mailbox knows its own messages when they come back.</summary>
    public string? LoopMark { get; init; }

    /// <summary>Not sent earlier, so that it can be held back.</summary>
    public NodaTime.Instant? NotBefore { get; init; }

    /// <summary>Files that travel with it.</summary>
    public IReadOnlyList<LetterFile> Files { get; init; } = [];
}

/// <summary>A content that travels with a letter, by its hash in the store.</summary>
public sealed record LetterFile(string Name, string MediaType, string Hash);
