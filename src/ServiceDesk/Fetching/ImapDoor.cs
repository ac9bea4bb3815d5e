using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Steward.Mail.Imap;
using Steward.Mail.Wire;
using Steward.Platform.Egress;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Fetching;

/// <summary>A session with the server of a mailbox, its folder open; or what keeps it from being one.</summary>
/// <param name="SeenFingerprint">SHA-256 of the certificate the server showed, when it was not trusted.</param>
internal sealed record ImapDoorOpened(ImapSession? Session, ImapMailbox? Folder, MailboxTrouble? Trouble, string? Words, string? SeenFingerprint = null);

/// <summary>Opens mailboxes through the one egress door.</summary>
internal sealed class ImapDoor(EgressDoor egress, MailboxSeal seal)
{
    public async Task<ImapDoorOpened> Open(Workspace workspace, DeskMailbox box, CancellationToken cancel)
    {
        if (box is not { Host: { } host, User: { } user })
            return new(null, null, MailboxTrouble.NoServer, null);
        if (seal.Open(workspace, box.SealedSecret) is not { } secret)
            return new(null, null, MailboxTrouble.Unreadable, null);
        var connected = await egress.Connect(host, box.Port, box.AllowPrivate, cancel);
        if (connected.Stream is not { } stream)
        {
            return new(null, null, connected.Trouble switch
            {
                EgressTrouble.UnknownName => MailboxTrouble.UnknownServer,
                EgressTrouble.NotAllowed => MailboxTrouble.PrivateServer,
                _ => MailboxTrouble.Unreachable,
            }, connected.Detail);
        }

        string? seen = null;
        var settings = new ImapSettings(host, box.Protection, new Credentials(user, secret))
        {
            Patience = TimeSpan.FromSeconds(30),
            MostBytes = 95_000_000, // what is larger than is read is set aside, with its bytes
            CertificateCheck = (_, certificate, _, faults) =>
            {
                var shown = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
                var trusted = box.Fingerprint is { } pinned ? string.Equals(pinned, shown, StringComparison.OrdinalIgnoreCase) : faults == System.Net.Security.SslPolicyErrors.None;
                seen = trusted ? null : shown;
                return trusted;
            },
        };
        var opened = await ImapSession.Open(stream, settings, cancel);
        if (opened.Session is not { } session)
            return new(null, null, TroubleOf(opened.Trouble!), opened.Trouble!.Words, seen);
        var folder = await session.Select(box.Folder, cancel);
        if (folder.Succeeded)
            return new(session, folder.Value, null, null);
        await session.DisposeAsync();
        return new(null, null, folder.Trouble!.Wire is null ? MailboxTrouble.NoFolder : MailboxTrouble.Conversation, folder.Trouble.Words);
    }

    private static MailboxTrouble TroubleOf(ImapTrouble trouble) => trouble.Wire switch
    {
        WireTrouble.Certificate => MailboxTrouble.Encryption,
        WireTrouble.Silent => MailboxTrouble.Unreachable,
        null => MailboxTrouble.SignIn,
        _ => MailboxTrouble.Conversation,
    };
}
