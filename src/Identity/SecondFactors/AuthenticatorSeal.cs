using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SecondFactors;

/// <summary>Seals the secrets of authenticator apps with the installation's key ring, one purpose per person.</summary>
internal sealed class AuthenticatorSeal(IDataProtectionProvider protection)
{
    public string Close(Workspace workspace, long personId, byte[] secret) => Convert.ToBase64String(Sealer(workspace, personId).Protect(secret));

    /// <summary>The secret; nothing when the key ring that sealed it is gone, as after a restore without its keys.</summary>
    public byte[]? Open(Workspace workspace, long personId, string sealedSecret)
    {
        try
        {
            return Sealer(workspace, personId).Unprotect(Convert.FromBase64String(sealedSecret));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(Workspace workspace, long personId) =>
        protection.CreateProtector("Steward.Identity", workspace.Name, "authenticator", personId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
