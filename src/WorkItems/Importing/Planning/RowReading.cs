using System.Security.Cryptography;
using System.Text;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>
/// Turns one row into a draft by the mapping. A value that cannot be read is named and its text kept as a field; whether the
/// row is then imported is the mapping's choice.
/// </summary>
internal sealed partial class RowReading
{
    private const int LongestTitle = 250;
    private readonly ColumnMapping _mapping;
    private readonly TableProfile _profile;
    private readonly Dictionary<ImportField, int> _places = [];
    private readonly List<string> _names;
    private readonly Dictionary<int, DateReading> _dates = [];
    private readonly IReadOnlyList<int> _titleFrom;

    public RowReading(ColumnMapping mapping, TableProfile profile)
    {
        (_mapping, _profile) = (mapping, profile);
        _names = [.. profile.Columns.Select(column => column.Name)];
        for (var i = 0; i < profile.Columns.Count; i++)
            if (mapping.Of(_names[i]) is not (ImportField.Field or ImportField.Ignore) and var field && !(field.MayRepeat() && _places.ContainsKey(field))) _places[field] = i;
        _titleFrom = [.. mapping.TitleFrom.Select(name => Array.FindIndex([.. profile.Columns], column => column.Name == name))];
        LearnDateOrder();
    }

    public bool Has(ImportField field) => _places.ContainsKey(field);

    public string ColumnOf(ImportField field) => _places.TryGetValue(field, out var place) ? _profile.Columns[place].Name : field.ToString();

    public RowNotes NotesOn(TableRow row)
    {
        var notes = new RowNotes(row, _mapping.DoubtfulRows ?? DoubtfulRows.Skip);
        foreach (var problem in row.Problems) notes.Add(problem);
        return notes;
    }

    /// <summary>The text of a field's cell; nothing when there is no such column, or the cell says "unknown".</summary>
    public string? Text(TableRow row, ImportField field)
    {
        var cell = CellOf(row, field);
        return cell.IsEmpty || Words.MeansNothing(cell.Text) ? null : cell.Text;
    }

    /// <summary>Reads a row; the caller looks at <see cref="RowNotes.IsLeftOut"/>.</summary>
    public ItemDraft Read(TableRow row, RowNotes notes)
    {
        KeepFields(row, notes);
        var created = Date(row, ImportField.Created, notes);
        var resolved = Date(row, ImportField.Resolved, notes);
        var closed = Date(row, ImportField.Closed, notes);
        var progress = Progress(row, notes);
        var state = State(row, resolved ?? closed, progress, notes);
        var (owner, ownTeam) = Owner(row, notes);
        var (title, whole) = Title(row, notes);
        return new ItemDraft
        {
            ExternalId = Text(row, ImportField.ExternalId) ?? FromContent(row),
            Type = Type(row, notes),
            Title = title,
            Description = Joined(whole, Text(row, ImportField.Description)),
            State = state,
            FirstState = state,
            WrittenState = Text(row, ImportField.State),
            Priority = PriorityOf(row, notes),
            Owner = owner,
            Requester = Party(row, ImportField.Requester, notes),
            CreatedBy = Party(row, ImportField.CreatedBy, notes),
            UpdatedBy = Party(row, ImportField.UpdatedBy, notes),
            ResolvedBy = Party(row, ImportField.ResolvedBy, notes),
            Team = Text(row, ImportField.Team) ?? ownTeam,
            Process = Text(row, ImportField.Process),
            Service = Text(row, ImportField.Service),
            Clause = Clause(row, notes),
            Recurrence = Recurrence(row, notes),
            Evidence = Text(row, ImportField.Evidence),
            Start = Date(row, ImportField.Start, notes),
            Due = Date(row, ImportField.Due, notes),
            Created = created,
            Updated = Date(row, ImportField.Updated, notes),
            Resolved = resolved,
            Closed = closed,
            Resolution = Text(row, ImportField.Resolution),
            Progress = progress,
            Comments = [.. Texts(row, ImportField.Comment).Select(text => Comment(text.Text))],
            Labels = Labels(row, notes),
            Watchers = Watchers(row),
            OtherId = Text(row, ImportField.OtherId),
            Parent = Texts(row, ImportField.Parent).Select(text => text.Text).FirstOrDefault(),
            Links = Links(row),
            Fields = notes.Fields,
            Rows = [row.Number],
        };
    }

    /// <summary>An id for a row that has none: the same content is the same item when it is imported again.</summary>
    public static string FromContent(TableRow row)
    {
        var text = string.Join('\u001F', row.Cells.Select(cell => cell.Text));
        return "row-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private Cell CellOf(TableRow row, ImportField field) => _places.TryGetValue(field, out var place) ? row[place] : Cell.Empty;

    private void KeepFields(TableRow row, RowNotes notes)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row[i];
            if (cell.IsEmpty || Words.MeansNothing(cell.Text)) continue;
            var column = i < _profile.Columns.Count ? _profile.Columns[i].Name : "Column " + SpreadsheetColumn.Letters(i);
            if (_mapping.Of(column) is ImportField.Field or ImportField.OtherId) notes.KeepBeside(RepeatedColumns.BaseOf(column, _names), cell.Text);
            // Text that looks like a formula is data here and never computed; exports neutralise it again.
            if (cell.Kind == CellKind.Text && cell.Text[0] == '=' && cell.Text.Length > 1) notes.Add(ItemProblems.FormulaText, column, cell.Text);
        }
    }

    private (string Title, string? Whole) Title(TableRow row, RowNotes notes)
    {
        var text = Text(row, ImportField.Title) ?? Joined(" · ", _titleFrom.Select(place => place < 0 || Words.MeansNothing(row[place].Text) ? null : row[place].Text));
        if (text is null && !Has(ImportField.Title)) text = Text(row, ImportField.ExternalId);
        if (text is null)
        {
            notes.Add(ItemProblems.TitleMissing, ColumnOf(ImportField.Title), null);
            return ("", null);
        }
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestTitle) return (line, null);
        notes.Add(ItemProblems.TitleShortened, ColumnOf(ImportField.Title), line, LongestTitle.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var end = char.IsHighSurrogate(line[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        return (string.Concat(line.AsSpan(0, end), "…"), text);
    }

    private static string? Joined(string? first, string? second) => Joined("\n\n", [first, second]);

    private static string? Joined(string between, IEnumerable<string?> parts)
    {
        var text = string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? null : text;
    }
}
