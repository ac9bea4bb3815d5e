using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;
using Steward.Platform.Egress;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

/// <summary>A session with the mail server, or what keeps it from being one.</summary>
/// <param name="SeenFingerprint">SHA-256 of the certificate the server showed, when it was not trusted.</param>
internal sealed record MailServerOpened(SmtpSession? Session, MailHindrance? Hindrance, string? Words, bool IsFinal = false, string? SeenFingerprint = null);

/// <summary>Opens sessions with the mail server of a workspace, through the one egress door.</summary>
internal sealed class MailServerDoor(EgressDoor egress, MailSeal seal)
{
    public async Task<MailServerOpened> Open(Workspace workspace, MailSettings settings, CancellationToken cancel)
    {
        Credentials? credentials = null;
        if (settings.User is { } user)
        {
            if (seal.OpenSecret(workspace, settings.SealedSecret) is not { } secret)
                return new MailServerOpened(null, MailHindrance.Unreadable, null, IsFinal: true);
            credentials = new Credentials(user, secret);
        }

        var connected = await egress.Connect(settings.Host, settings.Port, settings.AllowPrivate, cancel);
        if (connected.Stream is not { } stream)
        {
            return new MailServerOpened(null, connected.Trouble switch
            {
                EgressTrouble.UnknownName => MailHindrance.UnknownServer,
                EgressTrouble.NotAllowed => MailHindrance.PrivateServer,
                _ => MailHindrance.Unreachable,
            }, connected.Detail, connected.Trouble == EgressTrouble.NotAllowed);
        }

        string? seen = null;
        var opened = await SmtpSession.Open(
            stream,
            new SmtpSettings(settings.Host, settings.Protection)
            {
                Credentials = credentials,
                Helo = HeloOf(settings),
                Patience = TimeSpan.FromSeconds(20),
                PatienceForContent = TimeSpan.FromSeconds(40),
                CertificateCheck = (_, certificate, _, faults) =>
                {
                    var shown = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
                    var trusted = settings.Fingerprint is { } pinned ? shown is not null && string.Equals(pinned, shown, StringComparison.OrdinalIgnoreCase) : faults == System.Net.Security.SslPolicyErrors.None;
                    seen = trusted ? null : shown;
                    return trusted;
                },
            },
            cancel);
        return opened.Session is { } session
            ? new MailServerOpened(session, null, null)
            : new MailServerOpened(null, HindranceOf(opened.Trouble!), opened.Trouble!.Words, opened.Trouble.IsFinal, seen);
    }

    private static MailHindrance HindranceOf(SmtpTrouble trouble) => trouble switch
    {
        { Wire: WireTrouble.Certificate } => MailHindrance.Encryption,
        { Step: SmtpStep.Encryption } => MailHindrance.Encryption,
        { Wire: WireTrouble.Silent } => MailHindrance.Unreachable,
        { Wire: not null } => MailHindrance.Conversation,
        { Step: SmtpStep.SignIn, Reply.IsFinal: true } => MailHindrance.SignIn,
        { Reply.IsFinal: true } => MailHindrance.Refused,
        _ => MailHindrance.Later,
    };

    /// <summary>The name the workspace is reached by; servers distrust "localhost".</summary>
    private static string HeloOf(MailSettings settings) =>
        Uri.TryCreate(settings.PublicAddress, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns ? address.IdnHost : "localhost";
}
