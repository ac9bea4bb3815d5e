using System.Text;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Text of strangers as databases keep it.</summary>
internal static class MailText
{
    /// <summary>Without controls, halves of pairs and numbers that are no characters: no reader sees them, and what stores or compares texts does not take them.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isNone = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            if (!isNone && (rune.Value is '\n' or '\r' or '\t' || !Rune.IsControl(rune)))
                clean.Append(rune);
        }

        return clean.ToString();
    }
}
