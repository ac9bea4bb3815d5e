using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Steward.Mail.Addresses;

/// <summary>
/// One address, <c>local@domain</c> (RFC 5322, with the letters of RFC 6532). It cannot hold a line break, a bracket or a space, so nothing
/// made of it can grow another header or another SMTP command.
/// </summary>
public sealed record EmailAddress
{
    private const string AtomMarks = "!#$%&'*+-/=?^_`{|}~";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain, string asciiDomain) => (Local, Domain, AsciiDomain) = (local, domain, asciiDomain);

    public string Local { get; }

    /// <summary>As people write it, lower-case.</summary>
    public string Domain { get; }

    /// <summary>As machines write it: labels with other letters in Punycode.</summary>
    public string AsciiDomain { get; }

    /// <summary>True when only a server that speaks SMTPUTF8 can deliver it: the part before the @ has other letters than ASCII.</summary>
    public bool NeedsUtf8 => !Local.All(char.IsAscii);

    /// <summary>For the wire and for headers; other letters remain only where nothing else can say them.</summary>
    public string Wire => $"{Local}@{AsciiDomain}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64 || trimmed.Length > 254 || at == trimmed.Length - 1)
            return false;
        var local = trimmed[..at];
        if (!IsDotAtom(local) || DomainOf(trimmed[(at + 1)..]) is not { } domain)
            return false;
        address = new EmailAddress(local, domain.Written, domain.Ascii);
        return true;
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not a mail address.");

    public override string ToString() => $"{Local}@{Domain}";

    private static bool IsDotAtom(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || AtomMarks.Contains(c, StringComparison.Ordinal) || c == '.' || (c >= 0x80 && IsLetterLike(c)));

    // beyond ASCII: what people write names with, and no space, control or direction mark
    private static bool IsLetterLike(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    private static (string Written, string Ascii)? DomainOf(string text)
    {
        try
        {
            var ascii = Idn.GetAscii(text.ToLowerInvariant());
            return ascii.Length is > 0 and <= 253 ? (Idn.GetUnicode(ascii), ascii) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
