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
}
