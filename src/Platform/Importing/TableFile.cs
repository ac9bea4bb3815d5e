namespace Steward.Platform.Importing;

public enum TableFormat
{
    Csv,
    Xlsx,
}

/// <summary>
/// The face of reading foreign tables. <see cref="Examine"/> finds out once what a file is (by content, never by name);
/// <see cref="Read"/> then streams it as often as needed, so 100,000 rows are judged and imported without being held.
/// </summary>
public sealed class TableFile
{
    private readonly Func<Stream> _open;
    private readonly TableLimits _limits;
    private readonly CsvEncoding? _encoding;
    private readonly XlsxPackage? _package;

    private TableFile(Func<Stream> open, TableLimits limits, CsvEncoding encoding, char delimiter)
    {
        (_open, _limits, _encoding, Delimiter) = (open, limits, encoding, delimiter);
    }

    private TableFile(Func<Stream> open, TableLimits limits, XlsxPackage package, string sheet)
    {
        (_open, _limits, _package, Sheet) = (open, limits, package, sheet);
    }

    public TableFormat Format => _package is null ? TableFormat.Csv : TableFormat.Xlsx;

    /// <summary>The encoding of a CSV file, such as "UTF-8" or "Windows-1252".</summary>
    public string? EncodingName => _encoding?.Name;

    public char? Delimiter { get; }

    /// <summary>The worksheet that is read.</summary>
    public string? Sheet { get; }

    /// <summary>All worksheets of a workbook, empty for CSV.</summary>
    public IReadOnlyList<string> Sheets => _package?.Sheets ?? [];

    /// <summary>Finds out what the file is and whether it may be read.</summary>
    /// <param name="open">Opens the file from its start, seekable; called once here and once per <see cref="Read"/>.</param>
    /// <exception cref="UnreadableTableException">Wrong type, too large, damaged, empty; the sentence says which and how to mend it.</exception>
    public static TableFile Examine(Func<Stream> open, TableChoices? choices = null, TableLimits? limits = null)
    {
        limits ??= TableLimits.Default;
        choices ??= TableChoices.None;
        using var stream = open();
        if (stream.Length == 0) throw Refuse(TableProblems.EmptyFile);
        if (stream.Length > limits.Bytes) throw Refuse(TableProblems.TooLarge, Megabytes(stream.Length), Megabytes(limits.Bytes));
        Span<byte> start = stackalloc byte[512];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (FileContent.IsCompoundFile(start)) throw Refuse(TableProblems.OldExcel);
        if (FileContent.IsZip(start)) return Workbook(open, stream, choices, limits);
        if (FileContent.NameOfOther(start) is { } other) throw Refuse(TableProblems.WrongType, other);
        return Text(open, stream, limits);
    }

    /// <summary>Starts a pass; dispose the table when done.</summary>
    public Table Read(TableChoices? choices = null)
    {
        var stream = _open();
        try
        {
            var rows = _package is null
                ? CsvRows.Read(stream, _encoding!, Delimiter!.Value, _limits)
                : XlsxRows.Read(stream, Sheet!, _package, _limits);
            return new Table(Closing(rows, stream), _package is null, _limits, choices ?? TableChoices.None, FileProblems());
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static TableFile Text(Func<Stream> open, Stream stream, TableLimits limits)
    {
        var encoding = CsvEncoding.Find(stream) ?? throw Refuse(TableProblems.Binary);
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return new TableFile(open, limits, encoding, CsvDelimiter.Find(reader));
    }

    private static TableFile Workbook(Func<Stream> open, Stream stream, TableChoices choices, TableLimits limits)
    {
        var package = XlsxPackage.Examine(stream, limits);
        var sheet = choices.Sheet is { } wanted
            ? package.Sheets.FirstOrDefault(name => string.Equals(name.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase))
              ?? throw new UnreadableTableException(TableProblems.NoSuchSheet.At(0, null, wanted, string.Join(", ", package.Sheets)))
            : package.Sheets.FirstOrDefault(name => package.Of(name).Rows > 0) ?? throw Refuse(TableProblems.EmptyFile);
        if (package.Of(sheet).Columns > limits.Columns) throw TooWide(package.Of(sheet).Columns, limits);
        return new TableFile(open, limits, package, sheet);
    }

    private IEnumerable<RowProblem> FileProblems()
    {
        if (_encoding is { Guessed: true }) yield return TableProblems.NotUtf8.At(0, null, null, _encoding.Name);
        var others = Sheets.Where(name => name != Sheet && _package!.Of(name).Rows > 0).ToList();
        if (others.Count > 0) yield return TableProblems.OtherSheets.At(0, null, Sheet, string.Join(", ", others));
    }

    private static IEnumerable<TableRow> Closing(IEnumerable<TableRow> rows, Stream stream)
    {
        using (stream)
            foreach (var row in rows) yield return row;
    }

    internal static UnreadableTableException TooWide(int columns, TableLimits limits) =>
        Refuse(TableProblems.TooManyColumns, Plain(columns), Plain(limits.Columns));

    private static UnreadableTableException Refuse(ProblemKind kind, params string[] arguments) => new(kind.At(0, null, null, arguments));

    private static string Megabytes(long bytes) => Plain((int)((bytes + (1 << 20) - 1) >> 20));

    private static string Plain(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
