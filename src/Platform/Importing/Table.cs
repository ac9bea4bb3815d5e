using System.Globalization;

namespace Steward.Platform.Importing;

/// <summary>
/// One pass through a table: its columns are known at once, its rows stream by, and what was odd about the file itself
/// (<see cref="Problems"/>: titles, blank rows, totals, encoding) is complete when the rows have been read to their end.
/// Problems of a delivered row travel with the row, columns named by their header.
/// </summary>
public sealed class Table : IDisposable
{
    // Rows below the last possible header, to see how wide the data is.
    private const int Lookahead = 20;

    private readonly IEnumerator<TableRow> _source;
    private readonly Queue<TableRow> _buffered = new();
    private readonly TableLimits _limits;
    private readonly bool _isText;
    private readonly List<RowProblem> _problems = [];
    private readonly string[] _rawHeader;
    private bool _read;

    internal Table(IEnumerable<TableRow> source, bool isText, TableLimits limits, TableChoices choices, IEnumerable<RowProblem> aboutTheFile)
    {
        _source = source.GetEnumerator();
        (_isText, _limits) = (isText, limits);
        _problems.AddRange(aboutTheFile);
        try
        {
            var header = TakeHeader(choices);
            HeaderRowNumber = header.Number;
            _rawHeader = [.. header.Cells.Select(cell => cell.Text)];
            Columns = ColumnNames.Of(header, _problems);
            if (Columns.Count > limits.Columns) throw TableFile.TooWide(Columns.Count, limits);
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    /// <summary>Unique, never empty; in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Where the header stands, counted as a spreadsheet does.</summary>
    public int HeaderRowNumber { get; }

    /// <summary>What stood above the header, such as "Status as of 30 Sep 2026".</summary>
    public IReadOnlyList<string> Titles { get; private set; } = [];

    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>The data rows, once. Blank rows, totals and repeated headers are left out and told in <see cref="Problems"/>.</summary>
    /// <exception cref="UnreadableTableException">A limit was met, or the file is damaged further down.</exception>
    public IEnumerable<TableRow> Rows()
    {
        if (_read) throw new InvalidOperationException("The rows of a table are read once; read the file again for a second pass.");
        _read = true;
        var (count, blank, firstBlank, waiting) = (0, 0, 0, 0);
        while (Next() is { } row)
        {
            if (row.IsBlank)
            {
                if (waiting++ == 0 && blank == 0) firstBlank = row.Number;
                continue;
            }
            // Blank rows count only when something follows: the end of a file is full of them.
            (blank, waiting) = (blank + waiting, 0);
            if (IsNoData(row)) continue;
            if (++count > _limits.Rows) throw Unreadable(TableProblems.TooManyRows, Plain(_limits.Rows));
            yield return Named(row);
        }
        if (blank > 0) _problems.Add(TableProblems.BlankRows.At(firstBlank, null, null, Plain(blank)));
    }

    public void Dispose() => _source.Dispose();

    private TableRow TakeHeader(TableChoices choices)
    {
        var first = new List<TableRow>();
        var wanted = choices.HeaderRow;
        while ((wanted is { } number ? first.Count == 0 || first[^1].Number < number : first.Count < _limits.HeaderSearch + Lookahead) && _source.MoveNext())
            first.Add(_source.Current);
        if (first.TrueForAll(row => row.IsBlank)) throw Unreadable(TableProblems.EmptyFile);
        var index = wanted is { } chosen ? first.FindIndex(row => row.Number == chosen && !row.IsBlank) : HeaderRow.Find(first, choices.KnownHeader) ?? -1;
        if (index < 0) throw Unreadable(TableProblems.NoHeader, Plain(_limits.HeaderSearch));
        foreach (var row in first.Skip(index + 1)) _buffered.Enqueue(row);
        KeepTitles(first.Take(index));
        return first[index];
    }

    private void KeepTitles(IEnumerable<TableRow> above)
    {
        var titles = above.Where(row => !row.IsBlank).Select(row => (row.Number, Text: Joined(row))).ToList();
        Titles = [.. titles.Select(title => title.Text)];
        _problems.AddRange(titles.Select(title => TableProblems.TitleRow.At(title.Number, null, title.Text)));
    }

    private TableRow? Next()
    {
        if (_buffered.TryDequeue(out var row)) return row;
        return _source.MoveNext() ? _source.Current : null;
    }

    private bool IsNoData(TableRow row)
    {
        if (TotalsRow.Find(row, Columns.Count) is not null) _problems.Add(TableProblems.TotalsRow.At(row.Number, null, Joined(row)));
        else if (row.FilledCells > 1 && row.Cells.Select(cell => cell.Text).SequenceEqual(_rawHeader)) _problems.Add(TableProblems.RepeatedHeader.At(row.Number, null, null));
        else return false;
        return true;
    }

    private TableRow Named(TableRow row)
    {
        List<RowProblem>? ragged = null;
        var surplus = row.Cells.Skip(Columns.Count).Count(cell => !cell.IsEmpty);
        if (_isText && row.Cells.Count < Columns.Count)
            (ragged = []).Add(TableProblems.RaggedShort.At(row.Number, null, Joined(row), Plain(row.Cells.Count), Plain(Columns.Count)));
        else if (surplus > 0)
            (ragged = []).Add(TableProblems.RaggedLong.At(row.Number, null, Joined(row), Plain(row.Cells.Count), Plain(Columns.Count)) with
            {
                // A spreadsheet cell beside the table is a remark; a surplus CSV cell means the others are shifted.
                Weight = _isText ? ProblemWeight.Error : ProblemWeight.Warning,
            });
        if (ragged is null && row.Problems.Count == 0) return row;
        var named = row.Problems.Select(problem => problem.Column is { } letters ? problem with { Column = NameOf(letters) } : problem);
        return new TableRow(row.Number, [.. row.Cells], [.. ragged ?? [], .. named]);
    }

    private string NameOf(string letters) =>
        SpreadsheetColumn.IndexOf(letters) is { } index && index < Columns.Count ? Columns[index] : letters;

    private static string Joined(TableRow row) => string.Join(" | ", row.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Text));

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static UnreadableTableException Unreadable(ProblemKind kind, params string[] arguments) => new(kind.At(0, null, null, arguments));
}
