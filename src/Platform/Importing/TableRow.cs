namespace Steward.Platform.Importing;

/// <summary>
/// One row of a table with the number a spreadsheet shows for it (title rows, blank rows and the header count),
/// its cells and whatever was odd about it while reading.
/// </summary>
public sealed class TableRow(int number, Cell[] cells, IReadOnlyList<RowProblem>? problems = null)
{
    public int Number { get; } = number;

    public IReadOnlyList<Cell> Cells => cells;

    public IReadOnlyList<RowProblem> Problems { get; } = problems ?? [];

    /// <summary>The cell of a column, empty when the row is shorter than that.</summary>
    public Cell this[int column] => (uint)column < (uint)cells.Length ? cells[column] : Cell.Empty;

    public bool IsBlank => Array.TrueForAll(cells, cell => cell.IsEmpty);

    public int FilledCells => cells.Count(cell => !cell.IsEmpty);

    internal TableRow With(IReadOnlyList<RowProblem> more) => new(Number, cells, [.. Problems, .. more]);
}
