using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Seals passwords of mailboxes with the installation's key ring.</summary>
internal sealed class MailboxSeal(IDataProtectionProvider protection)
{
    public string Close(Workspace workspace, string secret) => Sealer(workspace).Protect(secret);

    /// <summary>The password; nothing when the key ring that sealed it is gone.</summary>
    public string? Open(Workspace workspace, string? closed)
    {
        try
        {
            return closed is null ? null : Sealer(workspace).Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(Workspace workspace) => protection.CreateProtector("Steward.ServiceDesk", workspace.Name, "mailbox");
}
