using System.Text;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>Compares the words of foreign files: small letters, no accents on umlauts needed, one space between words.</summary>
internal static class Words
{
    /// <summary>"u_Priority-Confirmation" and "U priority confirmation" become the same; camelCase is parted.</summary>
    public static string Normal(string text)
    {
        var plain = new StringBuilder(text.Length);
        var before = ' ';
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c is '%' or '#')
            {
                if (char.IsUpper(c) && char.IsLower(before)) plain.Append(' ');
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
            before = c;
        }
        return plain.ToString().Trim();
    }

    /// <summary>What systems export for "no value".</summary>
    public static bool MeansNothing(string text) =>
        text is "?" or "" or "NULL" or "null" or "(null)" or "\\N" or "(none)" or "(empty)" or "(leer)" or "#N/A";
}
