using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>
/// Folds the rows of one number into one item with its true history: rows in the order of their times (then of their change
/// counter, then of the file), each change from what to what, when and by whom.
/// </summary>
internal sealed class EventLogFolding(ColumnMapping mapping, TableProfile profile, RowReading reading)
{
    // Repeated in every row or counted by the other system: kept as the item's last values, no changes of their own.
    private static readonly HashSet<ImportField> NoChange =
    [
        ImportField.Ignore, ImportField.ExternalId, ImportField.Created, ImportField.CreatedBy, ImportField.Updated, ImportField.UpdatedBy,
        ImportField.Resolved, ImportField.ResolvedBy, ImportField.Closed,
    ];

    private readonly int _counter = Find(profile, "mod count", "sys mod count", "version", "revision", "change count");
    private readonly int[] _tracked = [.. Enumerable.Range(0, profile.Columns.Count).Where(i => IsTracked(mapping, profile.Columns[i].Name))];

    public (ItemDraft? Draft, List<RowProblem> Problems) Fold(string id, IReadOnlyList<TableRow> rows)
    {
        var problems = new List<RowProblem>();
        var entries = InOrder(Readable(Distinct(rows, problems), problems), problems);
        if (entries.Count == 0) return (null, problems);
        var last = entries[^1].Row;
        var notes = reading.NotesOn(last);
        var draft = reading.Read(last, notes);
        problems.AddRange(notes.Problems);
        if (notes.IsLeftOut) return (null, problems);
        var history = History(entries, draft, problems);
        draft = draft with { ExternalId = id, History = history, FirstState = StateIn(entries[0].Row, draft.State), Rows = [.. rows.Select(row => row.Number)], Created = draft.Created ?? entries[0].At };
        return (Resolved(draft, entries, problems), problems);
    }

    private static List<TableRow> Distinct(IReadOnlyList<TableRow> rows, List<RowProblem> problems)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<TableRow>(rows.Count);
        foreach (var row in rows)
        {
            var content = string.Join('\u001F', row.Cells.Select(cell => cell.Text));
            if (seen.TryAdd(content, row.Number)) distinct.Add(row);
            else problems.Add(ItemProblems.RowRepeated.At(row.Number, null, null, Plain(seen[content])));
        }
        return distinct;
    }

    // A shifted row would write wrong changes into the past: whatever the mapping says of doubtful rows, it is named and stays out.
    private static List<TableRow> Readable(List<TableRow> rows, List<RowProblem> problems)
    {
        var readable = new List<TableRow>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Problems.Any(problem => problem.Weight == ProblemWeight.Error)) problems.AddRange(row.Problems);
            else readable.Add(row);
        }
        return readable;
    }

    private List<(TableRow Row, WrittenTime At)> InOrder(List<TableRow> rows, List<RowProblem> problems)
    {
        var timed = rows.ConvertAll(row => (Row: row, At: reading.DateOrNothing(row, ImportField.Updated)));
        var descents = Enumerable.Range(1, Math.Max(0, timed.Count - 1)).Count(i => timed[i].At < timed[i - 1].At);
        var ascents = Enumerable.Range(1, Math.Max(0, timed.Count - 1)).Count(i => timed[i].At > timed[i - 1].At);
        // Newest first is a common order; equal times are then reversed as well.
        if (descents > ascents) timed.Reverse();
        var placed = Placed(timed, problems);
        var sorted = placed.Select((entry, place) => (entry.Row, entry.At, place)).OrderBy(entry => entry.At).ThenBy(entry => Counter(entry.Row)).ThenBy(entry => entry.place).ToList();
        if (descents > 0 && ascents > 0) problems.Add(ItemProblems.EventsReordered.At(rows[0].Number, reading.ColumnOf(ImportField.Updated), null, Plain(rows.Count)));
        return sorted.ConvertAll(entry => (entry.Row, entry.At));
    }

    // A row whose time cannot be read stays where it stands: it takes the time of its neighbour.
    private List<(TableRow Row, WrittenTime At)> Placed(List<(TableRow Row, WrittenTime? At)> timed, List<RowProblem> problems)
    {
        var result = new List<(TableRow, WrittenTime)>(timed.Count);
        for (var i = 0; i < timed.Count; i++)
        {
            var (row, at) = timed[i];
            if (at is null)
            {
                at = timed.Take(i).Reverse().Concat(timed.Skip(i)).Select(entry => entry.At).FirstOrDefault(time => time is not null)
                    ?? reading.DateOrNothing(row, ImportField.Created);
                problems.Add(ItemProblems.LogTimeUnreadable.At(row.Number, reading.ColumnOf(ImportField.Updated), reading.Text(row, ImportField.Updated), at?.ToString() ?? "?")
                    with { Weight = at is null ? ProblemWeight.Error : ProblemWeight.Warning });
            }
            if (at is { } known) result.Add((row, known));
        }
        return result;
    }

    private List<DraftEvent> History(List<(TableRow Row, WrittenTime At)> entries, ItemDraft draft, List<RowProblem> problems)
    {
        var (first, firstAt) = entries[0];
        var initial = _tracked.Select(i => Change(i, null, Value(first, i))).OfType<DraftChange>().ToList();
        var history = new List<DraftEvent>(entries.Count)
        {
            new(draft.Created ?? firstAt, draft.CreatedBy ?? reading.PartyOrNothing(first, ImportField.UpdatedBy), initial, first.Number),
        };
        for (var n = 1; n < entries.Count; n++)
        {
            var (row, at) = entries[n];
            var changes = _tracked.Select(i => Change(i, Value(entries[n - 1].Row, i), Value(row, i))).OfType<DraftChange>().ToList();
            var state = changes.Exists(change => change.Field == ImportField.State) ? StateIn(row, draft.State) : null;
            history.Add(new(at, reading.PartyOrNothing(row, ImportField.UpdatedBy), changes, row.Number, state));
            NoteState(row, changes, problems);
        }
        if (draft.Created is { } created && firstAt < created && (created.HasTime || firstAt.Date < created.Date))
            problems.Add(ItemProblems.ChangedBeforeCreated.At(first.Number, reading.ColumnOf(ImportField.Updated), firstAt.ToString(), created.ToString()));
        return history;
    }

    private void NoteState(TableRow row, List<DraftChange> changes, List<RowProblem> problems)
    {
        foreach (var change in changes)
            if (change is { Field: ImportField.State, To: { } to } && reading.StateOf(to) is not { Guessed: false })
                problems.Add(ItemProblems.StateGuessed.At(row.Number, change.Column, to));
    }

    private ItemDraft Resolved(ItemDraft draft, List<(TableRow Row, WrittenTime At)> entries, List<RowProblem> problems)
    {
        if (draft.State.Category != StateCategory.Done) return draft;
        var lastOpen = entries.FindLastIndex(entry => StateIn(entry.Row, draft.State).Category is not StateCategory.Done);
        if (draft.Resolved is { } resolved)
        {
            if (lastOpen > 0 && resolved.HasTime && entries[lastOpen].At > resolved)
                problems.Add(ItemProblems.ReopenedAfterResolution.At(entries[lastOpen].Row.Number, reading.ColumnOf(ImportField.Resolved), resolved.ToString(), entries[lastOpen].At.ToString(), Value(entries[lastOpen].Row, StatePlace) ?? ""));
            return draft;
        }
        // As desks fill it: the last moment it was resolved and not yet closed; else the moment it was done.
        var done = entries.Skip(lastOpen + 1).ToList();
        var at = done.Exists(entry => StateIn(entry.Row, draft.State).State != "Closed") ? done.FindLast(entry => StateIn(entry.Row, draft.State).State != "Closed").At : done[0].At;
        problems.Add(ItemProblems.ResolvedFromHistory.At(entries[^1].Row.Number, reading.ColumnOf(ImportField.Resolved), null, at.ToString()));
        return draft with { Resolved = at };
    }

    private int StatePlace => Find(profile, Words.Normal(reading.ColumnOf(ImportField.State)));

    private StateTarget StateIn(TableRow row, StateTarget otherwise) =>
        reading.Text(row, ImportField.State) is { } text ? reading.StateOf(text)?.State ?? new StateTarget(text, StateCategory.Active) : otherwise;

    private DraftChange? Change(int place, string? from, string? to) =>
        string.Equals(from, to, StringComparison.Ordinal) ? null : new(mapping.Of(profile.Columns[place].Name), profile.Columns[place].Name, from, to);

    private static string? Value(TableRow row, int place) => row[place].IsEmpty || Words.MeansNothing(row[place].Text) ? null : row[place].Text;

    private double Counter(TableRow row) =>
        _counter >= 0 && double.TryParse(row[_counter].Text, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static bool IsTracked(ColumnMapping mapping, string column) =>
        !NoChange.Contains(mapping.Of(column)) && !Words.Normal(column).EndsWith(" count", StringComparison.Ordinal)
        && !(mapping.Of(column) == ImportField.Field && Words.Normal(column).StartsWith("sys ", StringComparison.Ordinal));

    private static int Find(TableProfile profile, params string[] names) =>
        Array.FindIndex([.. profile.Columns], column => names.Contains(Words.Normal(column.Name), StringComparer.Ordinal));

    private static string Plain(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
