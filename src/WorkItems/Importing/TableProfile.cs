using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing;

/// <summary>What one pass found out about a column.</summary>
public sealed class ColumnProfile(string name)
{
    /// <summary>Values beyond this many are counted but not remembered: such a column is no vocabulary.</summary>
    internal const int MostValues = 1_000;
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public int Filled { get; private set; }

    /// <summary>The distinct values with how often each occurs, at most a thousand of them.</summary>
    public IReadOnlyDictionary<string, int> Values => _values;

    public bool HasMoreValues { get; private set; }

    internal DateEvidence Dates { get; } = new();

    internal int Numbers { get; private set; }

    internal double LargestNumber { get; private set; }

    internal int Mails { get; private set; }

    internal long Characters { get; private set; }

    internal void Note(Cell cell)
    {
        if (cell.IsEmpty || Words.MeansNothing(cell.Text)) return;
        Filled++;
        Characters += cell.Text.Length;
        if (_values.TryGetValue(cell.Text, out var count)) _values[cell.Text] = count + 1;
        else if (_values.Count < MostValues && cell.Text.Length <= 200) _values.Add(cell.Text, 1);
        else HasMoreValues = true;
        if (cell.Kind is CellKind.Number) (Numbers, LargestNumber) = (Numbers + 1, Math.Max(LargestNumber, cell.Number));
        if (cell.Text.Length <= 40 && (cell.Kind != CellKind.Text || cell.Text.Any(char.IsAsciiDigit))) Dates.Note(cell);
        if (cell.Text.Contains('@') && PersonWords.IsMail(cell.Text)) Mails++;
    }

    internal double Share(Func<string, bool> holds) =>
        Filled == 0 ? 0 : Values.Where(pair => holds(pair.Key)).Sum(pair => pair.Value) / (double)Filled;
}

/// <summary>
/// The first pass over a table: what its columns hold, before anybody decides what they mean. Whole-column evidence
/// settles what single cells leave open (day or month first, vocabulary or typing error, one row per item or several).
/// </summary>
public sealed class TableProfile
{
    private readonly HashSet<(string, string)> _titledIds = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private TableProfile(Table table)
    {
        Columns = [.. table.Columns.Select(name => new ColumnProfile(name))];
        HeaderRow = table.HeaderRowNumber;
        Titles = table.Titles;
    }

    public IReadOnlyList<ColumnProfile> Columns { get; }

    public int HeaderRow { get; }

    public IReadOnlyList<string> Titles { get; }

    public int Rows { get; private set; }

    /// <summary>The first rows, to show what the columns look like.</summary>
    public IReadOnlyList<TableRow> Sample { get; private set; } = [];

    internal int DistinctIds => _ids.Count;

    /// <summary>More than one when rows with the same id carry different titles: then they are no history of one item.</summary>
    internal double TitlesPerId => _ids.Count == 0 ? 1 : _titledIds.Count / (double)_ids.Count;

    internal int ShortRows { get; private set; }

    public static TableProfile Of(Table table, CancellationToken cancel = default)
    {
        var profile = new TableProfile(table);
        var (id, title) = (profile.Best(ImportField.ExternalId), profile.Best(ImportField.Title));
        var sample = new List<TableRow>();
        foreach (var row in table.Rows())
        {
            if ((++profile.Rows & 1023) == 0) cancel.ThrowIfCancellationRequested();
            if (sample.Count < 20) sample.Add(row);
            if (row.Problems.Any(problem => problem.Kind == TableProblems.RaggedShort)) profile.ShortRows++;
            for (var i = 0; i < profile.Columns.Count; i++) profile.Columns[i].Note(row[i]);
            if (id < 0 || row[id].IsEmpty) continue;
            profile._ids.Add(row[id].Text);
            if (title >= 0) profile._titledIds.Add((row[id].Text, row[title].Text));
        }
        profile.Sample = sample;
        return profile;
    }

    private int Best(ImportField field) => Enumerable.Range(0, Columns.Count)
        .Select(i => (Index: i, Score: HeaderWords.Meanings(Columns[i].Name).Where(meaning => meaning.Field == field).Select(meaning => meaning.Score).DefaultIfEmpty(0).Max()))
        .Where(pair => pair.Score > 0).OrderByDescending(pair => pair.Score).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
}
