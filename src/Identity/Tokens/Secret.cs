using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Steward.Identity.Tokens;

/// <summary>Random secrets that are shown once and stored as their SHA-256.</summary>
public static class Secret
{
    /// <summary>256 random bits as URL-safe text, after a prefix that secret scanners can find.</summary>
    public static string Make(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
