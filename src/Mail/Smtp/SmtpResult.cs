using Steward.Mail.Addresses;
using Steward.Mail.Wire;

namespace Steward.Mail.Smtp;

/// <summary>What became of a message for one recipient.</summary>
public enum Verdict
{
    /// <summary>The server took it over.</summary>
    Accepted = 0,

    /// <summary>The server will not take it for this recipient, now or later.</summary>
    Refused = 1,

    /// <summary>Not now: the server asked for patience, or the connection broke.</summary>
    TryLater = 2,
}

/// <summary>The verdict for one recipient, with the server's words.</summary>
public sealed record Delivery(EmailAddress Recipient, Verdict Verdict, string Words);

/// <summary>At which step a session could not go on.</summary>
public enum SmtpStep
{
    Greeting = 0,
    Encryption = 1,
    SignIn = 2,
    Sending = 3,
}

/// <summary>Why no message could be handed over at all.</summary>
/// <param name="Step">How far it came.</param>
/// <param name="Wire">What happened on the wire; null when the server said no in words.</param>
/// <param name="Reply">The server's answer, when there was one.</param>
public sealed record SmtpTrouble(SmtpStep Step, WireTrouble? Wire, SmtpReply? Reply, string Words)
{
    /// <summary>Waiting does not help: somebody has to change the settings.</summary>
    public bool IsFinal => Wire is WireTrouble.Certificate || Reply?.IsFinal == true;
}

/// <summary>A session, or the reason there is none.</summary>
public sealed record SmtpOpened(SmtpSession? Session, SmtpTrouble? Trouble);
