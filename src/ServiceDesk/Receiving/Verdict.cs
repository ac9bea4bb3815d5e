namespace Steward.ServiceDesk.Receiving;

/// <summary>What is to become of a mail, decided before anything is done; two of the same content are equal.</summary>
internal sealed record Verdict(MailFate Fate, MailReason Reason = MailReason.None)
{
    /// <summary>Whose mail it is; null when nobody has the address.</summary>
    public long? PersonId { get; init; }

    /// <summary>The sender is to become a contact first.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Where it goes.</summary>
    public long? ItemId { get; init; }

    /// <summary>An item it may belong to, but is not let into.</summary>
    public long? RelatedId { get; init; }

    /// <summary>The letter of ours it is about.</summary>
    public long? SentId { get; init; }

    public bool Verified { get; init; }

    /// <summary>Acts with the rights of somebody who works in the space: token and sender agree.</summary>
    public bool AsStaff { get; init; }

    /// <summary>For staff only: it says it is from one of them, and nothing proves it.</summary>
    public bool Internal { get; init; }

    public bool KeepsState { get; init; }

    public bool Reopens { get; init; }

    /// <summary>May be told that it arrived.</summary>
    public bool MayBeAnswered { get; init; }
}
