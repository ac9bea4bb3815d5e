using System.Security.Cryptography;
using Steward.Identity.Tokens;

namespace Steward.Identity.SigningIn;

/// <summary>Ten codes for the day the telephone is lost: each opens once, shown once, stored as SHA-256 (they carry 60 random bits, so no salt is needed).</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>No letters or digits that are mistaken for each other on paper.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static IReadOnlyList<string> Make() =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, 6)}-{RandomNumberGenerator.GetString(Alphabet, 6)}")];

    /// <summary>The stored form of a code as typed: case, blanks and dashes do not matter.</summary>
    public static string Hash(string typed) =>
        Secret.Hash("recovery:" + new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Take(40)]));
}
