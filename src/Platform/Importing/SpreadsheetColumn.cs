namespace Steward.Platform.Importing;

/// <summary>Column letters as every spreadsheet shows them: 0 is A, 26 is AA.</summary>
public static class SpreadsheetColumn
{
    public static string Letters(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    /// <summary>The index of the column in a reference such as <c>AB12</c>, or nothing when it is no reference.</summary>
    public static int? IndexOf(ReadOnlySpan<char> reference)
    {
        var index = 0;
        var letters = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            if (++letters > 3) return null;
            index = (index * 26) + (c - 'A' + 1);
        }
        return letters == 0 ? null : index - 1;
    }
}
