namespace Steward.Platform.Importing;

/// <summary>
/// Finds the header among the first rows: the first one that is about as wide as the rows below it and made of short words,
/// unless a row near it holds clearly more words the reader knows. Titles and notes above it are narrow.
/// </summary>
internal static class HeaderRow
{
    private const int LongestName = 120;

    /// <summary>The index within <paramref name="rows"/>, or nothing.</summary>
    public static int? Find(IReadOnlyList<TableRow> rows, Func<string, bool>? known)
    {
        var candidates = Enumerable.Range(0, rows.Count).Where(i => LooksLikeHeader(rows, i)).ToList();
        if (candidates.Count == 0) return null;
        if (known is null) return candidates[0];
        var best = candidates.MaxBy(i => Known(rows[i], known));
        return Known(rows[best], known) >= Math.Max(2, Known(rows[candidates[0]], known) * 2) ? best : candidates[0];
    }

    private static int Known(TableRow row, Func<string, bool> known) => row.Cells.Count(cell => !cell.IsEmpty && known(cell.Text));

    private static bool LooksLikeHeader(IReadOnlyList<TableRow> rows, int index)
    {
        var row = rows[index];
        var filled = row.FilledCells;
        if (filled == 0) return false;
        var width = UsualWidth(rows, index + 1);
        if (width >= 3 && filled < Math.Max(2, width * 0.6)) return false;
        if (width == 2 && filled < 2) return false;
        var names = row.Cells.Count(IsName);
        return names >= filled * 0.8;
    }

    // The upper quartile: registers leave many cells empty, blank rows say nothing.
    private static int UsualWidth(IReadOnlyList<TableRow> rows, int from)
    {
        var widths = rows.Skip(from).Select(row => row.FilledCells).Where(width => width > 0).Order().ToList();
        return widths.Count == 0 ? 0 : widths[widths.Count * 3 / 4];
    }

    private static bool IsName(Cell cell) =>
        cell.Kind == CellKind.Text && cell.Text.Length <= LongestName && cell.Text.Any(char.IsLetter) && !cell.Text.Contains('@')
        && !char.IsAsciiDigit(cell.Text[0]);
}
