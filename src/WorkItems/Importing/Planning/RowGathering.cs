using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>Takes the rows of a pass one by one and gives the drafts at the end; two ways: a row an item, or many rows an item.</summary>
internal interface IRowGathering
{
    /// <summary>The numbers of all rows taken.</summary>
    IReadOnlyList<int> Numbers { get; }

    void Take(TableRow row);

    (IReadOnlyList<ItemDraft> Drafts, IReadOnlyList<RowProblem> Problems) Finish();
}

/// <summary>One row, one item: helpdesk exports, task lists and registers.</summary>
internal sealed class ItemGathering(ColumnMapping mapping, TableProfile profile, RowReading reading) : IRowGathering
{
    private readonly List<ItemDraft> _drafts = [];
    private readonly List<RowProblem> _problems = [];
    private readonly List<int> _numbers = [];
    private readonly Dictionary<string, (int Row, string Content)> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _occurrences = new(StringComparer.OrdinalIgnoreCase);

    // Some exporters leave out empty cells at the end of every row: then short rows are a habit, not a mistake.
    private readonly bool _shortIsHabit = profile.ShortRows > Math.Max(3, profile.Rows / 50);

    public IReadOnlyList<int> Numbers => _numbers;

    public void Take(TableRow row)
    {
        _numbers.Add(row.Number);
        var notes = NotesOn(row);
        var draft = reading.Read(row, notes);
        RowChecks.Check(draft, reading, notes);
        if (mapping.Kind == ImportKind.TaskRegister) RowChecks.CheckRegister(draft, reading, notes);
        var id = notes.IsLeftOut ? draft.ExternalId : UniqueId(draft, row, notes);
        _problems.AddRange(notes.Problems);
        if (id is not null && !notes.IsLeftOut) _drafts.Add(draft with { ExternalId = id });
    }

    public (IReadOnlyList<ItemDraft> Drafts, IReadOnlyList<RowProblem> Problems) Finish() => (_drafts, _problems);

    private RowNotes NotesOn(TableRow row)
    {
        if (!_shortIsHabit || row.Problems.Count == 0) return reading.NotesOn(row);
        return reading.NotesOn(new TableRow(row.Number, [.. row.Cells],
            [.. row.Problems.Select(problem => problem.Kind == TableProblems.RaggedShort ? problem with { Weight = ProblemWeight.Note } : problem)]));
    }

    /// <summary>The id the item gets; nothing when the row only repeats another.</summary>
    private string? UniqueId(ItemDraft draft, TableRow row, RowNotes notes)
    {
        var column = reading.ColumnOf(ImportField.ExternalId);
        var written = reading.Text(row, ImportField.ExternalId);
        if (written is null && reading.Has(ImportField.ExternalId)) notes.Add(ItemProblems.IdMissing, column, null);
        var content = RowReading.FromContent(row);
        if (_ids.TryAdd(draft.ExternalId, (row.Number, content))) return draft.ExternalId;
        var first = _ids[draft.ExternalId];
        if (written is not null && first.Content == content)
        {
            notes.Add(ItemProblems.RowRepeated, column, written, Plain(first.Row));
            return null;
        }
        if (written is not null && mapping.DoubtfulRows != DoubtfulRows.Keep)
        {
            notes.Add(ItemProblems.IdDoubled, column, written, Plain(first.Row));
            return null;
        }
        var id = Numbered(draft.ExternalId);
        if (written is not null) notes.Add(ItemProblems.IdDoubledKept, column, written, Plain(first.Row), id);
        return id;
    }

    private string Numbered(string id)
    {
        string numbered;
        do
        {
            var occurrence = _occurrences[id] = _occurrences.GetValueOrDefault(id, 1) + 1;
            numbered = id + " (" + Plain(occurrence) + ")";
        }
        while (!_ids.TryAdd(numbered, (0, "")));
        return numbered;
    }

    private static string Plain(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Many rows, one item: gathers the rows of each number, in whatever order they come.</summary>
internal sealed class LogGathering(ColumnMapping mapping, TableProfile profile, RowReading reading) : IRowGathering
{
    private readonly Dictionary<string, List<TableRow>> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private readonly List<RowProblem> _problems = [];
    private readonly List<int> _numbers = [];

    public IReadOnlyList<int> Numbers => _numbers;

    public void Take(TableRow row)
    {
        _numbers.Add(row.Number);
        if (reading.Text(row, ImportField.ExternalId) is not { } id)
        {
            _problems.Add(ItemProblems.LogIdMissing.At(row.Number, reading.ColumnOf(ImportField.ExternalId), null));
            return;
        }
        if (!_rows.TryGetValue(id, out var rows))
        {
            _rows.Add(id, rows = []);
            _order.Add(id);
        }
        rows.Add(row);
    }

    public (IReadOnlyList<ItemDraft> Drafts, IReadOnlyList<RowProblem> Problems) Finish()
    {
        var folding = new EventLogFolding(mapping, profile, reading);
        var drafts = new List<ItemDraft>(_order.Count);
        foreach (var id in _order)
        {
            var (draft, problems) = folding.Fold(id, _rows[id]);
            _problems.AddRange(problems);
            if (draft is not null) drafts.Add(draft);
        }
        return (drafts, _problems);
    }
}
