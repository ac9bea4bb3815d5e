using System.Globalization;
using System.Text;

namespace Steward.Platform.Search;

/// <summary>Text as both engines index it: without the marks on letters, so that "Walzentrager" finds "Walzenträger" everywhere alike.</summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Characters(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Without numbers that are no characters and halves of pairs: normalising refuses them, and nobody searches for them.</summary>
    private static string Characters(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF))
                clean.Append(rune);
        }

        return clean.ToString();
    }
}
