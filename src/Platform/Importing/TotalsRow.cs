using System.Text.RegularExpressions;

namespace Steward.Platform.Importing;

/// <summary>Tells a row that only sums up from a row of data that happens to speak of a "total outage".</summary>
internal static partial class TotalsRow
{
    /// <summary>The cell that says so, or nothing.</summary>
    public static Cell? Find(TableRow row, int width)
    {
        if (row.FilledCells > Math.Max(2, width / 2)) return null;
        foreach (var cell in row.Cells)
        {
            if (cell.IsEmpty) continue;
            // Only the first filled cell can be the label of a sum.
            return Label().IsMatch(cell.Text) ? cell : null;
        }
        return null;
    }

    [GeneratedRegex(@"^(grand\s+total|sub-?totals?|totals?|sum|summe|gesamt|gesamtsumme|zwischensumme|insgesamt|anzahl|count)\s*([:=(\d].*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
