using System.Text;
using CsvHelper;

namespace Steward.Platform.Importing;

/// <summary>Streams the records of a CSV file, one <see cref="TableRow"/> each, counted as a spreadsheet counts them (blank lines too).</summary>
internal static class CsvRows
{
    // A record beyond this many full cells is an unclosed quote that swallows the rest of the file, not a long row.
    private const int RunawayCells = 64;

    public static IEnumerable<TableRow> Read(Stream stream, CsvEncoding encoding, char delimiter, TableLimits limits)
    {
        using var text = new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        CsvMalformedRecord? malformed = null;
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            MaxRecordSize = limits.CellLength * RunawayCells,
            PoolStrings = true,
            OnMalformedRecord = found => malformed = found,
        });
        var (number, hinted) = (0, false);
        while (Next(reader, number + 1))
        {
            if (number == 0 && !hinted && CsvDelimiter.Hint(Encoding.UTF8.GetString(reader.RawRecord)) is not null)
            {
                // The hint is a line of its own for every spreadsheet, but not a row of data: it is not counted.
                hinted = true;
                continue;
            }
            yield return Row(reader, ++number, limits, ref malformed);
        }
    }

    private static bool Next(CsvReader reader, int number)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new UnreadableTableException(TableProblems.UnclosedQuote.At(number, null, null), exception);
        }
    }

    private static TableRow Row(CsvReader reader, int number, TableLimits limits, ref CsvMalformedRecord? malformed)
    {
        if (malformed?.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new UnreadableTableException(TableProblems.UnclosedQuote.At(number, null, null));
        var cells = new Cell[reader.FieldCount];
        List<RowProblem>? problems = null;
        for (var i = 0; i < cells.Length; i++)
            cells[i] = CellText.Clean(reader.GetString(i), number, SpreadsheetColumn.Letters(i), limits, ref problems);
        if (malformed is { } odd) (problems ??= []).Add(TableProblems.StrayQuote.At(number, null, odd.RawRecord.Trim()));
        malformed = null;
        return new TableRow(number, cells, problems);
    }
}
