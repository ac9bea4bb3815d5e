using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Steward.Platform.Importing;

/// <summary>Streams the rows of one worksheet with their kinds kept: a date stays a date, 80 % stays a percent, text stays text.</summary>
internal static class XlsxRows
{
    public static IEnumerable<TableRow> Read(Stream stream, string sheet, XlsxPackage package, TableLimits limits)
    {
        var scan = package.Of(sheet);
        using var reader = Open(stream, sheet);
        for (var number = 1; number <= scan.Rows && Next(reader); number = reader.Depth + 2)
            yield return Row(reader, reader.Depth + 1, scan, limits);
    }

    private static IExcelDataReader Open(Stream stream, string sheet)
    {
        CsvEncoding.AllowWindows1252(); // the library asks for it even where a workbook cannot use it
        var reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(stream));
        while (!string.Equals(reader.Name, sheet, StringComparison.Ordinal))
            if (!Guard(reader.NextResult))
            {
                reader.Dispose();
                throw new UnreadableTableException(TableProblems.NoSuchSheet.At(0, null, sheet, ""));
            }
        return reader;
    }

    private static bool Next(IExcelDataReader reader) => Guard(reader.Read);

    // A damaged workbook fails in whatever line of the library it reaches; none of that is a fault of ours.
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ExcelReaderException or System.Xml.XmlException or InvalidDataException
            or FormatException or ArgumentException or IndexOutOfRangeException or OverflowException or NullReferenceException or KeyNotFoundException)
        {
            throw new UnreadableTableException(TableProblems.Damaged.At(0, null, null), exception);
        }
    }

    private static TableRow Row(IExcelDataReader reader, int number, SheetScan scan, TableLimits limits)
    {
        var cells = new Cell[Math.Min(reader.FieldCount, scan.Columns)];
        List<RowProblem>? problems = null;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Typed(reader, i, number, limits, ref problems);
            if (scan.Formulas.Count + scan.Errors.Count > 0) cells[i] = WithoutSurprise(cells[i], scan, number, i, ref problems);
        }
        return new TableRow(number, cells, problems);
    }

    private static Cell Typed(IExcelDataReader reader, int column, int row, TableLimits limits, ref List<RowProblem>? problems) =>
        reader.GetValue(column) switch
        {
            null => Cell.Empty,
            string text => CellText.Clean(text, row, SpreadsheetColumn.Letters(column), limits, ref problems),
            bool value => Cell.OfBoolean(value),
            DateTime date => Cell.OfDate(date),
            TimeSpan time => Cell.OfText(time.ToString("c", CultureInfo.InvariantCulture)),
            double number when IsPercent(reader.GetNumberFormatString(column)) => Cell.OfPercent(number),
            double number => Cell.OfNumber(number),
            var other => Cell.OfNumber(Convert.ToDouble(other, CultureInfo.InvariantCulture)),
        };

    private static bool IsPercent(string? format) => format is not null && format.Contains('%') && !format.Contains("\"%\"", StringComparison.Ordinal);

    private static Cell WithoutSurprise(Cell cell, SheetScan scan, int row, int column, ref List<RowProblem>? problems)
    {
        var letters = SpreadsheetColumn.Letters(column);
        var reference = letters + row.ToString(CultureInfo.InvariantCulture);
        if (scan.Errors.TryGetValue(reference, out var error))
        {
            (problems ??= []).Add(TableProblems.ErrorCell.At(row, letters, error));
            return Cell.OfError(error);
        }
        if (!scan.Formulas.TryGetValue(reference, out var formula)) return cell;
        var text = "=" + formula.Text;
        (problems ??= []).Add(formula.HasValue
            ? TableProblems.FormulaValue.At(row, letters, cell.Text, RowProblem.Shorten(text)!)
            : TableProblems.FormulaWithoutValue.At(row, letters, text));
        return formula.HasValue || formula.Text.Length == 0 ? cell : Cell.OfText(text);
    }
}
