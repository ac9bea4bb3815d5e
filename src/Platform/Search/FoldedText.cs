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
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
