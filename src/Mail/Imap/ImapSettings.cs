using System.Net.Security;
using Steward.Mail.Wire;

namespace Steward.Mail.Imap;

/// <summary>How to talk to one IMAP server.</summary>
/// <param name="Host">The server's name, which its certificate must bear.</param>
public sealed record ImapSettings(string Host, Protection Protection, Credentials Credentials)
{
    /// <summary>Lets the proof travel over a connection that is not encrypted.</summary>
    public bool AllowOpenSignIn { get; init; }

    /// <summary>The longest wait for one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest message that is fetched, in bytes.</summary>
    public long MostBytes { get; init; } = 50_000_000;

    /// <summary>Judges the certificate instead of the system; null for the system's judgement.</summary>
    public RemoteCertificateValidationCallback? CertificateCheck { get; init; }
}

/// <summary>Why something was not done.</summary>
/// <param name="Wire">What happened on the wire; null when the server said no in words.</param>
/// <param name="Words">The server's own.</param>
public sealed record ImapTrouble(WireTrouble? Wire, string Words);

/// <summary>A session, or the reason there is none.</summary>
public sealed record ImapOpened(ImapSession? Session, ImapTrouble? Trouble);

/// <summary>What was asked for, or why it is not there.</summary>
public sealed record ImapAnswer<T>(T? Value, ImapTrouble? Trouble)
{
    public bool Succeeded => Trouble is null;
}

/// <summary>A mailbox as it stood when it was opened.</summary>
/// <param name="Validity">While it stays the same, the numbers of messages keep their meaning.</param>
/// <param name="NextUid">The number the next message will get; 0 when the server does not say.</param>
public sealed record ImapMailbox(uint Validity, uint NextUid, int Count);

/// <summary>How far a mailbox was read: enough to go on after a restart without missing or repeating a message.</summary>
public sealed record ImapPosition(uint Validity, uint LastUid)
{
    /// <summary>Where to go on in a mailbox: behind the last message, or at the beginning when its numbers mean others now.</summary>
    public uint NextIn(ImapMailbox mailbox) => mailbox.Validity == Validity && LastUid < uint.MaxValue ? LastUid + 1 : 1;
}

/// <summary>What a server says of a message besides its content.</summary>
public sealed record ImapMessage(uint Uid, long Size, IReadOnlyList<string> Flags);
