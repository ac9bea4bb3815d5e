using System.Globalization;

namespace Steward.Platform.Importing;

/// <summary>Makes header cells into unique names: nothing may be dropped because two columns share one.</summary>
internal static class ColumnNames
{
    public static IReadOnlyList<string> Of(TableRow header, List<RowProblem> problems)
    {
        var last = header.Cells.Count;
        while (last > 0 && header[last - 1].IsEmpty) last--;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[last];
        for (var i = 0; i < last; i++)
        {
            names[i] = Unique(OneLine(header[i].Text), i, taken);
            if (header[i].IsEmpty) problems.Add(TableProblems.NamelessColumn.At(header.Number, names[i], null));
            else if (!names[i].Equals(OneLine(header[i].Text), StringComparison.Ordinal)) problems.Add(TableProblems.DoubledHeader.At(header.Number, header[i].Text, null, names[i]));
        }
        return names;
    }

    /// <summary>The name a surplus cell is kept under.</summary>
    public static string Nameless(int index) => "Column " + SpreadsheetColumn.Letters(index);

    private static string Unique(string name, int index, HashSet<string> taken)
    {
        if (name.Length == 0) name = Nameless(index);
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++) unique = name + " (" + n.ToString(CultureInfo.InvariantCulture) + ")";
        return unique;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
