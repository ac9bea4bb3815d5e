using System.Globalization;
using System.Text;

namespace Steward.Platform.Blobs;

/// <summary>Names of files as people see them. Contents are stored under their hash, so a name never reaches a disk; it is only shown and offered for saving.</summary>
public static class FileNames
{
    private const int Longest = 180;

    /// <summary>The name without a path, without control and invisible characters, shortened before its ending.</summary>
    public static string Clean(string? name)
    {
        var bare = name ?? "";
        bare = bare[(bare.LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder(bare.Length);
        foreach (var rune in bare.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
                && rune != Rune.ReplacementChar)
                text.Append(rune);
        }

        // only now: what is no character at all cannot be normalised
        var clean = text.ToString().Normalize(NormalizationForm.FormC).Trim().TrimEnd('.');
        if (clean.Length == 0)
            return "file";
        if (clean.Length <= Longest)
            return clean;
        var ending = Path.GetExtension(clean) is { Length: > 0 and <= 12 } short_ ? short_ : "";
        var keep = Longest - ending.Length;
        if (char.IsHighSurrogate(clean[keep - 1]))
            keep--;
        return clean[..keep] + ending;
    }
}
