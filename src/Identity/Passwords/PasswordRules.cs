using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Identity.Passwords;

/// <summary>What a password must be: long and not guessable. No rules of composition and no expiry (NIST SP 800-63B, ASVS 6.2).</summary>
public static class PasswordRules
{
    public const int MinimumLength = 12;

    /// <summary>Long passwords that stand in every list of leaked ones, as stems: lower case, digits and signs at the ends cut off.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "password", "passwordpassword", "passwort", "passwortpasswort", "kennwort", "geheim", "administrator", "adminadmin", "changeme", "changemenow",
        "letmein", "letmeinplease", "welcome", "willkommen", "iloveyou", "qwertyuiop", "qwertzuiop", "qwertyqwerty", "qwertzqwertz", "asdfghjkl",
        "zxcvbnm", "yxcvbnm", "qwerty", "qwertz", "qweasdzxc", "abcdefghijkl", "abcdefghijklmnop", "correcthorsebatterystaple", "steward", "secret",
        "supersecret", "trustno", "hallohallo", "sommer", "winter", "summer", "fruehling", "frühling", "herbst", "spring", "autumn", "sonnenschein", "sunshine",
    };

    /// <summary>Nothing when the password will do; otherwise the sentence that says how to mend it.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="about">Name, mail address and other words a guesser knows of the person.</param>
    public static Refusal? MustBeHardToGuess(string? password, params IEnumerable<string?> about)
    {
        if (password is null || password.Length < MinimumLength)
            return Refusal.Invalid("password", Texts<IdentityTexts>.Say("PasswordShort", MinimumLength));
        if (password.Length > PasswordHashing.MaximumLength)
            return Refusal.Invalid("password", Texts<IdentityTexts>.Say("PasswordLong", PasswordHashing.MaximumLength));
        var letters = password.ToLowerInvariant();
        if (letters.Distinct().Count() < 5 || IsOneRun(letters) || Known.Contains(letters.Trim().TrimEnd(Ends).TrimStart(Ends)))
            return Refusal.Invalid("password", Texts<IdentityTexts>.Say("PasswordKnown"));
        return about.SelectMany(Words).Any(word => letters.Contains(word, StringComparison.Ordinal) && letters.Length - word.Length < 8)
            ? Refusal.Invalid("password", Texts<IdentityTexts>.Say("PasswordPersonal"))
            : null;
    }

    private static readonly char[] Ends = [.. "0123456789!?.,;:-_#+*$%&/()= "];

    private static bool IsOneRun(string text) =>
        text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First == 1) || text.Zip(text.Skip(1)).All(pair => pair.First - pair.Second == 1)
        || "01234567890123456789".Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "").ToLowerInvariant().Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= 4);
}
