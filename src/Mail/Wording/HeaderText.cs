using System.Globalization;
using System.Text;

namespace Steward.Mail.Wording;

/// <summary>
/// Text that fits into one header: whatever it is made of, it holds no line break and no control or direction mark. This is the only kind of
/// free text a header takes, so a header cannot be injected by any value.
/// </summary>
public readonly record struct HeaderText
{
    /// <summary>More is cut: no reader shows it, and servers refuse endless headers.</summary>
    public const int LongestLength = 2_000;

    private readonly string? text;

    private HeaderText(string text) => this.text = text;

    public bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>Takes any text; what may not stand in a header becomes a space.</summary>
    public static HeaderText Of(string? any)
    {
        if (string.IsNullOrEmpty(any))
            return default;
        var clean = new StringBuilder(Math.Min(any.Length, LongestLength));
        foreach (var rune in any.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > LongestLength)
                break;
            if (MayStand(rune))
                clean.Append(rune);
            else
                clean.Append(' ');
        }

        return new HeaderText(clean.ToString().Trim());
    }

    public override string ToString() => text ?? "";

    private static bool MayStand(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF);
}
