using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

/// <summary>Seals the password of the mail server and the words of letters with the installation's key ring.</summary>
internal sealed class MailSeal(IDataProtectionProvider protection)
{
    public string CloseSecret(Workspace workspace, string secret) => Sealer(workspace, "secret").Protect(secret);

    public string? OpenSecret(Workspace workspace, string? sealedSecret) => sealedSecret is null ? null : Open(workspace, "secret", sealedSecret);

    public string CloseLetter(Workspace workspace, Letter letter) => Sealer(workspace, "letter").Protect(JsonSerializer.Serialize(letter));

    /// <summary>The words; nothing when the key ring that sealed them is gone.</summary>
    public Letter? OpenLetter(Workspace workspace, string? sealedLetter) =>
        sealedLetter is not null && Open(workspace, "letter", sealedLetter) is { } json ? JsonSerializer.Deserialize<Letter>(json) : null;

    private string? Open(Workspace workspace, string purpose, string closed)
    {
        try
        {
            return Sealer(workspace, purpose).Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(Workspace workspace, string purpose) => protection.CreateProtector("Steward.Mail", workspace.Name, purpose);
}
