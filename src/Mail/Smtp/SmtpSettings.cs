using System.Net.Security;
using Steward.Mail.Wire;

namespace Steward.Mail.Smtp;

/// <summary>How to talk to one server.</summary>
/// <param name="Host">The server's name, which its certificate must bear.</param>
/// <param name="Protection">How the connection is encrypted.</param>
public sealed record SmtpSettings(string Host, Protection Protection)
{
    /// <summary>Who signs in; null where the server takes mail from this machine without.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Lets the proof travel over a connection that is not encrypted.</summary>
    public bool AllowOpenSignIn { get; init; }

    /// <summary>How this machine names itself.</summary>
    public string Helo { get; init; } = "localhost";

    /// <summary>The longest wait for one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for the answer to a whole message, while the server checks it.</summary>
    public TimeSpan PatienceForContent { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Judges the certificate instead of the system; null for the system's judgement.</summary>
    public RemoteCertificateValidationCallback? CertificateCheck { get; init; }
}
