using Steward.WorkItems.Attaching;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Who, or what, wrote a mail.</summary>
internal enum MailManner
{
    Person = 0,

    /// <summary>A machine that answers: an out-of-office note.</summary>
    AutoReply = 1,

    /// <summary>A machine that writes by itself, a list, a newsletter.</summary>
    Generated = 2,

    /// <summary>A mail system: a bounce without form.</summary>
    MailSystem = 3,
}

/// <summary>What a mail system says became of a mail.</summary>
/// <param name="OriginalId">Message-ID of the mail it is about.</param>
/// <param name="Recipient">Whom it did not reach.</param>
/// <param name="IsFinal">It will not be tried again.</param>
/// <param name="Words">The system's own.</param>
internal sealed record Bounce(string? OriginalId, string? Recipient, bool IsFinal, string Words);

/// <summary>A mail read within limits: plain values, contents kept already.</summary>
internal sealed record ParsedMail
{
    public string? MessageId { get; init; }

    /// <summary>Lower-case; null when there is none that could be one.</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = "";

    /// <summary>As it came, one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Without the prefixes of replies.</summary>
    public string Title { get; init; } = "";

    public bool IsForward { get; init; }

    public string Text { get; init; } = "";

    public string? Quoted { get; init; }

    public string? HtmlHash { get; init; }

    /// <summary>What it answers, then what that answered: nearest first.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Addresses it was sent to, as written, the envelope's included.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public MailManner Manner { get; init; }

    public Bounce? Bounce { get; init; }

    public string? LoopMark { get; init; }

    /// <summary>A mail server that is believed said the sender is who they say.</summary>
    public bool SenderPasses { get; init; }

    public IReadOnlyList<NewFile> Files { get; init; } = [];

    /// <summary>It was larger than what is read.</summary>
    public bool IsCut { get; init; }
}
