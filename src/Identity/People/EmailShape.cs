using System.Net.Mail;

namespace Steward.Identity.People;

/// <summary>Whether a text can be a mail address at all (RFC 5321 lengths, no control characters, no display name).</summary>
public static class EmailShape
{
    public static bool Fits(string text) =>
        text.Length is > 2 and <= 254
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.OrdinalIgnoreCase)
        && address.Host.Contains('.', StringComparison.Ordinal);
}
